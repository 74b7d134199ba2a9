package io.mailcore.model;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A mailbox name with the wildcards of LIST (RFC 3501, section 6.3.8): {@code *} stands for
 * anything, {@code %} for anything without a separator. Letter case counts, but in INBOX.
 * Immutable.
 *
 * <p>All the places in the pattern where a match may stand are followed at once, as bits of words,
 * so that the time is at most that of the name's length times the words that the pattern fills,
 * whatever the wildcards: nothing is tried twice (S-40).
 */
public final class MailboxPattern {

  private static final long[] NO_BITS = new long[0];
  private static final String INBOX = "INBOX";

  private final int length;
  private final int words;
  private final Map<Character, long[]> literals = new HashMap<>();
  private final long[] stars;
  private final long[] percents;

  private MailboxPattern(String pattern) {
    this.length = pattern.length();
    this.words = length / Long.SIZE + 1;
    this.stars = new long[words];
    this.percents = new long[words];
    for (int i = 0; i < length; i++) {
      char c = pattern.charAt(i);
      long[] bits =
          switch (c) {
            case '*' -> stars;
            case '%' -> percents;
            default -> literals.computeIfAbsent(c, any -> new long[words]);
          };
      bits[i / Long.SIZE] |= 1L << i;
    }
  }

  /** The pattern of any text, spelled as names are: in Unicode's normal form C. */
  public static MailboxPattern of(String text) {
    return new MailboxPattern(
        collapse(Normalizer.normalize(requireNonNull(text, "text"), Normalizer.Form.NFC)));
  }

  /** Wildcards beside each other are one: the one that takes more. */
  private static String collapse(String pattern) {
    StringBuilder collapsed = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      int last = collapsed.length() - 1;
      boolean wild = c == '*' || c == '%';
      if (wild && last >= 0 && collapsed.charAt(last) == '*') {
        continue;
      }
      if (wild && last >= 0 && collapsed.charAt(last) == '%') {
        collapsed.setLength(last);
      }
      collapsed.append(c);
    }
    return collapsed.toString();
  }

  /** Whether {@code name} fits. */
  public boolean matches(MailboxName name) {
    if (length > 2 * MailboxName.MAX_OCTETS + 1) {
      // More characters than a name has, even with a wildcard between each two.
      return false;
    }
    String text = name.value();
    int folded =
        text.equals(INBOX) || text.startsWith(INBOX + MailboxName.SEPARATOR) ? INBOX.length() : 0;
    long[] places = new long[words];
    places[0] = 1;
    passWildcards(places);
    for (int i = 0; i < text.length(); i++) {
      places = step(places, text.charAt(i), i < folded);
    }
    return (places[length / Long.SIZE] >>> length & 1) != 0;
  }

  private long[] step(long[] places, char c, boolean folded) {
    long[] upper = literals.getOrDefault(c, NO_BITS);
    long[] lower =
        folded
            ? literals.getOrDefault(String.valueOf(c).toLowerCase(Locale.ROOT).charAt(0), NO_BITS)
            : NO_BITS;
    long[] next = new long[words];
    long carry = 0;
    for (int w = 0; w < words; w++) {
      long literal = places[w] & (word(upper, w) | word(lower, w));
      long stay = places[w] & (stars[w] | (c == MailboxName.SEPARATOR ? 0 : percents[w]));
      next[w] = literal << 1 | carry | stay;
      carry = literal >>> (Long.SIZE - 1);
    }
    passWildcards(next);
    return next;
  }

  private static long word(long[] bits, int index) {
    return index < bits.length ? bits[index] : 0;
  }

  /** A wildcard may stand for nothing; no two stand beside each other, so once is enough. */
  private void passWildcards(long[] places) {
    long carry = 0;
    for (int w = 0; w < words; w++) {
      long passed = places[w] & (stars[w] | percents[w]);
      places[w] |= passed << 1 | carry;
      carry = passed >>> (Long.SIZE - 1);
    }
  }
}
