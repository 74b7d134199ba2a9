package io.mailcore.benchmarks.report;

/**
 * What one figure was, over all rounds.
 *
 * @param group the table it belongs to
 * @param workload what was done
 * @param peer which server did it
 * @param figure what was measured
 * @param median of the rounds
 * @param least of the rounds
 * @param most of the rounds
 */
@SuppressWarnings("checkstyle:ParameterNumber")
public record Row(
    String group,
    String workload,
    String peer,
    Figure figure,
    double median,
    double least,
    double most) {

  /** Whether both are about what one server did, though it may be another figure of that. */
  boolean isOfTheSame(Row other) {
    return group.equals(other.group) && workload.equals(other.workload) && peer.equals(other.peer);
  }
}
