package io.mailcore.imap.search;

import io.mailcore.imap.wire.ImapWriter;
import java.util.function.IntToLongFunction;

/**
 * The response to THREAD (RFC 5256 section 4): those who follow one another stand behind each
 * other, and where there are several each stands in parentheses with all below it. However deep
 * that goes, it is written without calling itself. Used on the strand.
 */
final class ThreadAnswer implements SearchResponse {

  private static final int PIECE_OCTETS = 32 * 1024;

  private final ThreadTree tree;
  private final IntToLongFunction numbers;
  private int node;
  private boolean started;

  ThreadAnswer(ThreadTree tree, IntToLongFunction numbers) {
    this.tree = tree;
    this.numbers = numbers;
    this.node = tree.firstAtTop();
  }

  @Override
  public boolean writeNext(ImapWriter out) {
    if (!started) {
      started = true;
      out.untagged().raw("THREAD");
      if (node != ThreadTree.NONE) {
        out.glue().raw(" ");
      }
    }
    int before = out.size();
    while (node != ThreadTree.NONE) {
      if (out.size() - before >= PIECE_OCTETS) {
        return true;
      }
      enter(out);
      leave(out);
    }
    out.crlf();
    return false;
  }

  private void enter(ImapWriter out) {
    int parent = tree.parent(node);
    boolean first = parent != ThreadTree.NONE && tree.first(parent) == node;
    if (first && !tree.isDummy(parent)) {
      out.glue().raw(" ");
    }
    if (!tree.isAlone(node)) {
      out.glue().raw("(");
    }
    if (!tree.isDummy(node)) {
      out.glue().number(numbers.applyAsLong(node));
    }
  }

  /** Goes to the next one, by way of the ends of all that end here. */
  private void leave(ImapWriter out) {
    if (tree.first(node) != ThreadTree.NONE) {
      node = tree.first(node);
      return;
    }
    int at = node;
    int next = ThreadTree.NONE;
    while (at != ThreadTree.NONE && next == ThreadTree.NONE) {
      if (!tree.isAlone(at)) {
        out.glue().raw(")");
      }
      next = tree.next(at);
      at = tree.parent(at);
    }
    node = next;
  }
}
