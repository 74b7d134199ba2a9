package io.mailcore.imap.search;

import java.util.Arrays;

/** Numbers one behind another, 8 octets each. */
final class GrowingNumbers {

  private long[] numbers = new long[64];
  private int count;

  void add(long number) {
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, count + (count >> 1));
    }
    numbers[count++] = number;
  }

  long get(int index) {
    return numbers[index];
  }

  int count() {
    return count;
  }
}
