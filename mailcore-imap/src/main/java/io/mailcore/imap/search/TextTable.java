package io.mailcore.imap.search;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Gives numbers to texts, the same one to the same text. Keeps 128 bits of a hash that nobody can
 * make collide instead of each text, 27 to 54 octets for each however long it is.
 */
final class TextTable {

  private final MessageDigest digest = sha256();
  private long[] keys = new long[2 * 64];

  /** One more than the number, 0 where there is none. */
  private int[] values = new int[64];

  private int count;

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** How many texts have numbers. */
  int count() {
    return count;
  }

  /** The number of a text; {@code fresh} if it had none. */
  int number(String text, int fresh) {
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    long high = hash.getLong();
    long low = hash.getLong();
    int slot = slot(high, low);
    if (values[slot] > 0) {
      return values[slot] - 1;
    }
    put(slot, high, low, fresh + 1);
    if (++count > values.length / 4 * 3) {
      grow();
    }
    return fresh;
  }

  private void put(int slot, long high, long low, int value) {
    keys[2 * slot] = high;
    keys[2 * slot + 1] = low;
    values[slot] = value;
  }

  private int slot(long high, long low) {
    int mask = values.length - 1;
    int slot = (int) low & mask;
    while (values[slot] > 0 && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new int[2 * oldValues.length];
    for (int i = 0; i < oldValues.length; i++) {
      if (oldValues[i] > 0) {
        long high = oldKeys[2 * i];
        long low = oldKeys[2 * i + 1];
        put(slot(high, low), high, low, oldValues[i]);
      }
    }
  }
}
