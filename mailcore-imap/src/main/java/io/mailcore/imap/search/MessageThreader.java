package io.mailcore.imap.search;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.ThreadRequest.Algorithm;
import io.mailcore.mime.SummaryFields;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;

/**
 * Makes threads of messages (RFC 5256 section 3; REFS of draft-ietf-morg-inthread as Dovecot does
 * it: without step 5, threads in the order of their latest message). Nothing here calls itself, so
 * that threads may be as deep as they like; time is that of sorting.
 *
 * <p>Of each message it keeps 16 octets for UID and date, 8 for sorting and 20 for the tree; with
 * ORDEREDSUBJECT and REFERENCES 4 and up to 54 for a subject that no other has; with REFERENCES and
 * REFS 8, and up to 74 for each message ID that messages have or name. With room to grow, messages
 * that each have an ID and a subject of their own took 230 octets each when that was measured with
 * 300,000: a million take 230 MiB while the command runs. Used on the strand.
 */
public final class MessageThreader implements Outcome {

  private final Algorithm algorithm;
  private final LongUnaryOperator numbers;
  private final MessageScan scan;
  private final GrowingNumbers uids = new GrowingNumbers();
  private final GrowingNumbers dates = new GrowingNumbers();
  private final ThreadSubjects subjects = new ThreadSubjects();
  private final ReferenceLinks links = new ReferenceLinks();
  private final Deque<BooleanSupplier> work = new ArrayDeque<>();
  private Optional<SearchResponse> response = Optional.empty();

  /**
   * Makes threads.
   *
   * @param mailbox where the messages are
   * @param found which they are
   * @param numbers gives what stands for a UID in the answer
   */
  public MessageThreader(
      Algorithm algorithm, Mailbox mailbox, UidSet found, LongUnaryOperator numbers) {
    this.algorithm = requireNonNull(algorithm, "algorithm");
    this.numbers = requireNonNull(numbers, "numbers");
    this.scan = new MessageScan(mailbox, found, true, this::add);
    work.add(scan::step);
    work.add(this::sortLater);
  }

  private void add(MessageMeta meta, Optional<SummaryFields> fields) {
    uids.add(meta.uid().value());
    dates.add(SortColumn.sent(meta, fields));
    if (algorithm != Algorithm.REFS) {
      subjects.add(fields);
    }
    if (algorithm != Algorithm.ORDEREDSUBJECT) {
      links.add(fields);
    }
  }

  @Override
  public boolean step() {
    if (!work.element().getAsBoolean()) {
      work.remove();
    }
    return !work.isEmpty();
  }

  private boolean sortLater() {
    StepSort sort = new StepSort(uids.count(), (a, b) -> Long.compare(dates.get(a), dates.get(b)));
    work.add(sort::step);
    work.add(
        () -> {
          arrange(sort.sorted());
          return false;
        });
    return false;
  }

  private void arrange(int[] order) {
    ThreadTree tree =
        algorithm == Algorithm.ORDEREDSUBJECT ? subjects.ordered(order) : links.tree();
    tree.arrange(order);
    if (algorithm == Algorithm.REFERENCES) {
      subjects.gather(tree);
      tree.arrange(order);
    }
    if (algorithm == Algorithm.REFS) {
      latestLast(tree);
    } else {
      answer(tree);
    }
  }

  private void answer(ThreadTree tree) {
    response = Optional.of(new ThreadAnswer(tree, node -> numbers.applyAsLong(uids.get(node))));
  }

  private void latestLast(ThreadTree tree) {
    GrowingNumbers tops = new GrowingNumbers();
    GrowingNumbers latest = new GrowingNumbers();
    for (int top = tree.firstAtTop(); top != ThreadTree.NONE; top = tree.next(top)) {
      tops.add(top);
      latest.add(latest(top, tree));
    }
    StepSort sort =
        new StepSort(tops.count(), (a, b) -> Long.compare(latest.get(a), latest.get(b)));
    work.add(sort::step);
    work.add(
        () -> {
          int[] order = sort.sorted();
          for (int i = 0; i < order.length; i++) {
            order[i] = (int) tops.get(order[i]);
          }
          tree.arrangeTop(order);
          answer(tree);
          return false;
        });
  }

  private long latest(int top, ThreadTree tree) {
    long latest = Long.MIN_VALUE;
    int node = top;
    while (node != ThreadTree.NONE) {
      latest = tree.isDummy(node) ? latest : Math.max(latest, dates.get(node));
      node = following(node, top, tree);
    }
    return latest;
  }

  /** The next one of a thread, from the top down. */
  private static int following(int node, int top, ThreadTree tree) {
    if (tree.first(node) != ThreadTree.NONE) {
      return tree.first(node);
    }
    int at = node;
    while (at != top && tree.next(at) == ThreadTree.NONE) {
      at = tree.parent(at);
    }
    return at == top ? ThreadTree.NONE : tree.next(at);
  }

  @Override
  public UidSet damaged() {
    return scan.damaged();
  }

  @Override
  public Optional<SearchResponse> response() {
    return response;
  }
}
