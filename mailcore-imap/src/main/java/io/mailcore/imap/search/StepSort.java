package io.mailcore.imap.search;

import java.util.function.IntUnaryOperator;

/**
 * Sorts numbers from 0 on by what they stand for, keeping the order of those that are equal, in
 * steps of bounded work (a merge sort from the bottom up). Keeps 8 octets for each.
 */
final class StepSort {

  /** How many numbers are moved in a step. */
  private static final int STEP = 50_000;

  /** Compares what two numbers stand for. */
  interface Order {
    int compare(int a, int b);
  }

  private final Order order;
  private int[] from;
  private int[] to;
  private int width = 1;

  /** Where the runs that are being merged begin, and how far that is. */
  private int start;

  private int left;
  private int right;
  private int next;

  StepSort(int count, Order order) {
    this.order = order;
    this.from = new int[count];
    this.to = new int[count];
    for (int i = 0; i < count; i++) {
      from[i] = i;
    }
    begin(0);
  }

  private void begin(int at) {
    start = at;
    left = at;
    right = middle();
    next = at;
  }

  private int middle() {
    return (int) Math.min((long) start + width, from.length);
  }

  private int end() {
    return (int) Math.min(start + 2L * width, from.length);
  }

  /**
   * Sorts on.
   *
   * @return whether there is more to do
   */
  boolean step() {
    int moved = 0;
    while (width < from.length && moved < STEP) {
      if (next < end()) {
        moved += merge(STEP - moved);
      } else if (end() < from.length) {
        begin(end());
      } else {
        int[] sorted = to;
        to = from;
        from = sorted;
        width = width > from.length / 2 ? from.length : 2 * width;
        begin(0);
      }
    }
    return width < from.length;
  }

  private int merge(int most) {
    int middle = middle();
    int end = end();
    int until = (int) Math.min((long) next + most, end);
    int moved = until - next;
    while (next < until) {
      boolean takeLeft =
          left < middle && (right >= end || order.compare(from[left], from[right]) <= 0);
      to[next++] = takeLeft ? from[left++] : from[right++];
    }
    return moved;
  }

  /** The numbers in order, once {@link #step} has answered false. */
  int[] sorted() {
    return from;
  }

  /** Maps each number to its place in the order, those that are equal to one place. */
  IntUnaryOperator ranks() {
    int[] rank = new int[from.length];
    for (int i = 1; i < from.length; i++) {
      boolean same = order.compare(from[i - 1], from[i]) == 0;
      rank[from[i]] = rank[from[i - 1]] + (same ? 0 : 1);
    }
    return number -> rank[number];
  }
}
