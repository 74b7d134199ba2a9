package io.mailcore.imap.search;

import java.io.IOException;
import java.io.Reader;
import java.util.function.IntConsumer;

/**
 * Looks for a text in a stream of characters, both as {@link Casemap} says, in time linear in the
 * stream whatever text and stream are (Knuth, Morris and Pratt). Immutable.
 */
final class TextMatcher {

  private final int[] wanted;

  /** How much of the wanted text still matches when the character behind its first i does not. */
  private final int[] fallback;

  TextMatcher(String text) {
    this.wanted = Casemap.fold(text).codePoints().toArray();
    this.fallback = new int[wanted.length + 1];
    int matched = 0;
    for (int i = 1; i < wanted.length; i++) {
      while (matched > 0 && wanted[i] != wanted[matched]) {
        matched = fallback[matched];
      }
      if (wanted[i] == wanted[matched]) {
        matched++;
      }
      fallback[i + 1] = matched;
    }
  }

  /** Whether any text matches, as the empty one does (RFC 3501 section 6.4.4). */
  boolean matchesAll() {
    return wanted.length == 0;
  }

  boolean isIn(String text) {
    Run run = new Run();
    for (int i = 0; i < text.length() && !run.found(); i++) {
      run.accept(text.charAt(i));
    }
    return run.found();
  }

  /** Reads until the text is found or the stream ends. */
  boolean isIn(Reader reader) throws IOException {
    Run run = new Run();
    char[] buffer = new char[4096];
    while (!run.found()) {
      int n = reader.read(buffer, 0, buffer.length);
      if (n < 0) {
        return false;
      }
      for (int i = 0; i < n && !run.found(); i++) {
        run.accept(buffer[i]);
      }
    }
    return true;
  }

  /** One pass over a text. */
  private final class Run {
    private final IntConsumer next = this::match;
    private int matched;
    private char high;

    boolean found() {
      return matched == wanted.length;
    }

    void accept(char c) {
      if (c < 0x80 && high == 0) {
        match(Casemap.ascii(c));
        return;
      }
      char before = high;
      high = 0;
      if (before != 0 && Character.isLowSurrogate(c)) {
        Casemap.fold(Character.toCodePoint(before, c), next);
        return;
      }
      if (before != 0) {
        match(before);
      }
      if (Character.isHighSurrogate(c)) {
        high = c;
      } else {
        Casemap.fold(c, next);
      }
    }

    private void match(int folded) {
      if (found()) {
        return;
      }
      while (matched > 0 && wanted[matched] != folded) {
        matched = fallback[matched];
      }
      if (wanted[matched] == folded) {
        matched++;
      }
    }
  }
}
