package io.mailcore.imap.search;

import java.util.Arrays;

/**
 * Who is below whom in threads. Messages have numbers from 0 on in the order of the mailbox;
 * dummies, which are at the top alone, have the numbers behind them. Keeps 20 octets for each.
 */
final class ThreadTree {

  static final int NONE = -1;

  private final int messages;
  private int[] parents;
  private int size;

  /** Stands for the top in the lists. */
  private int top;

  // Made by arrange: lists of children and, at the end, of those at the top.
  private int[] first = {};
  private int[] last = {};
  private int[] next = {};

  ThreadTree(int messages) {
    this.messages = messages;
    this.size = messages;
    this.parents = new int[Math.max(16, messages + messages / 8)];
    Arrays.fill(parents, NONE);
  }

  int addDummy() {
    if (size == parents.length) {
      parents = Arrays.copyOf(parents, size + size / 2);
    }
    parents[size] = NONE;
    return size++;
  }

  boolean isDummy(int node) {
    return node >= messages;
  }

  void parent(int node, int parent) {
    parents[node] = parent;
  }

  int parent(int node) {
    return parents[node];
  }

  /** How many messages and dummies there are. */
  int size() {
    return size;
  }

  /**
   * Puts siblings into this order of messages, and those at the top too, a dummy where its first
   * child would be.
   */
  void arrange(int[] order) {
    top = size;
    first = new int[size + 1];
    last = new int[size + 1];
    next = new int[size];
    Arrays.fill(first, NONE);
    Arrays.fill(next, NONE);
    for (int message : order) {
      int parent = parents[message];
      if (parent != NONE && isDummy(parent) && first[parent] == NONE) {
        append(top, parent);
      }
      append(parent == NONE ? top : parent, message);
    }
  }

  private void append(int parent, int child) {
    if (first[parent] == NONE) {
      first[parent] = child;
    } else {
      next[last[parent]] = child;
    }
    last[parent] = child;
  }

  /** Puts those at the top into another order. */
  void arrangeTop(int[] order) {
    first[top] = NONE;
    for (int node : order) {
      next[node] = NONE;
      append(top, node);
    }
  }

  /** The first one at the top. */
  int firstAtTop() {
    return first[top];
  }

  /** The first child, once this is arranged. */
  int first(int node) {
    return first[node];
  }

  /** The sibling behind this one, once this is arranged. */
  int next(int node) {
    return next[node];
  }

  /** Whether this is the only child of a message, once this is arranged. */
  boolean isAlone(int node) {
    int parent = parents[node];
    return parent != NONE && !isDummy(parent) && first[parent] == node && next[node] == NONE;
  }
}
