package io.mailcore.imap.search;

import io.mailcore.mime.BaseSubject;
import io.mailcore.mime.SummaryFields;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * The base subjects of messages, as numbers, and what threads are made of by them (RFC 5256 section
 * 3).
 */
final class ThreadSubjects {

  private static final int EMPTY = 0;

  private final TextTable table = new TextTable();
  private final BitSet replies = new BitSet();
  private int[] subjects = new int[64];
  private int count;

  ThreadSubjects() {
    table.number("", EMPTY);
  }

  /** Adds the next message, in the order of the mailbox. */
  void add(Optional<SummaryFields> fields) {
    Optional<String> subject = fields.flatMap(known -> known.envelope().subject());
    String base = subject.map(BaseSubject::of).map(Casemap::fold).orElse("");
    if (count == subjects.length) {
      subjects = Arrays.copyOf(subjects, 2 * count);
    }
    replies.set(count, subject.map(BaseSubject::isReplyOrForward).orElse(false));
    subjects[count++] = table.number(base, table.count());
  }

  /** ORDEREDSUBJECT: all of a subject are children of the first. */
  ThreadTree ordered(int[] order) {
    ThreadTree tree = new ThreadTree(count);
    int[] heads = new int[table.count()];
    Arrays.fill(heads, ThreadTree.NONE);
    for (int message : order) {
      int subject = subjects[message];
      if (heads[subject] == ThreadTree.NONE) {
        heads[subject] = message;
      } else {
        tree.parent(message, heads[subject]);
      }
    }
    return tree;
  }

  /**
   * Step 5 of REFERENCES: threads of the same subject become one.
   *
   * @param tree arranged; it is to be arranged anew
   */
  void gather(ThreadTree tree) {
    int[] heads = heads(tree);
    int next;
    for (int node = tree.firstAtTop(); node != ThreadTree.NONE; node = next) {
      next = tree.next(node);
      int subject = subject(node, tree);
      if (subject != EMPTY && heads[subject] != node) {
        heads[subject] = merge(node, heads[subject], tree);
      }
    }
  }

  /** The thread of each subject that takes the others. */
  private int[] heads(ThreadTree tree) {
    int[] heads = new int[table.count()];
    Arrays.fill(heads, ThreadTree.NONE);
    for (int node = tree.firstAtTop(); node != ThreadTree.NONE; node = tree.next(node)) {
      int subject = subject(node, tree);
      int head = heads[subject];
      if (head == ThreadTree.NONE
          || (!tree.isDummy(head)
              && (tree.isDummy(node) || (replies.get(head) && !replies.get(node))))) {
        heads[subject] = node;
      }
    }
    return heads;
  }

  private int subject(int node, ThreadTree tree) {
    return subjects[tree.isDummy(node) ? tree.first(node) : node];
  }

  /** Joins a thread with the head of its subject; answers what is the head from now on. */
  private int merge(int node, int head, ThreadTree tree) {
    if (tree.isDummy(node)) {
      for (int child = tree.first(node); child != ThreadTree.NONE; child = tree.next(child)) {
        tree.parent(child, head);
      }
      return head;
    }
    if (tree.isDummy(head) || (replies.get(node) && !replies.get(head))) {
      tree.parent(node, head);
      return head;
    }
    int dummy = tree.addDummy();
    tree.parent(node, dummy);
    tree.parent(head, dummy);
    return dummy;
  }
}
