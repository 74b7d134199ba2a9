package io.mailcore.store.index;

import static java.util.Objects.requireNonNull;

/**
 * What a change of an index made.
 *
 * @param index the index after it, to be saved
 * @param result what the store answers once that is done
 */
public record Change<I, T>(I index, T result) {

  /** A change that made this. */
  public Change {
    requireNonNull(index, "index");
    requireNonNull(result, "result");
  }
}
