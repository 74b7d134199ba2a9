package io.mailcore.store.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongUnaryOperator;

/**
 * Changes how many octets {@code >} stand before {@code From } at the start of lines, and passes
 * all else on. Holds nothing but counts, however long the line. For use by one thread.
 */
public final class QuoteSink implements OctetSink {

  private static final byte[] FROM = {'F', 'r', 'o', 'm', ' '};
  private static final byte[] QUOTES = ">".repeat(256).getBytes(StandardCharsets.US_ASCII);

  private final OctetSink next;
  private final LongUnaryOperator change;
  private boolean atStart = true;
  private long quotes;
  private int matched;

  /**
   * Writes to {@code next}.
   *
   * @param change gives the number there shall be for the number that there is
   */
  public QuoteSink(OctetSink next, LongUnaryOperator change) {
    this.next = next;
    this.change = change;
  }

  @Override
  public void write(byte[] octets, int from, int to) throws IOException {
    int at = from;
    while (at < to) {
      at = atStart ? start(octets, at, to) : rest(octets, at, to);
    }
  }

  /** Takes octets as long as the line may still be one of those. */
  private int start(byte[] octets, int from, int to) throws IOException {
    int at = from;
    while (at < to && matched == 0 && octets[at] == '>') {
      quotes++;
      at++;
    }
    while (at < to && matched < FROM.length && octets[at] == FROM[matched]) {
      matched++;
      at++;
    }
    if (matched == FROM.length) {
      quotes = change.applyAsLong(quotes);
      flush();
    } else if (at < to) {
      flush();
    }
    return at;
  }

  private void flush() throws IOException {
    while (quotes > 0) {
      int count = (int) Math.min(quotes, QUOTES.length);
      next.write(QUOTES, 0, count);
      quotes -= count;
    }
    if (matched > 0) {
      next.write(FROM, 0, matched);
      matched = 0;
    }
    atStart = false;
  }

  private int rest(byte[] octets, int from, int to) throws IOException {
    int end = from;
    while (end < to && octets[end] != '\n') {
      end++;
    }
    atStart = end < to;
    end += atStart ? 1 : 0;
    next.write(octets, from, end);
    return end;
  }

  /** Ends the octets: what may have become such a line is passed on. */
  public void finish() throws IOException {
    if (atStart) {
      flush();
    }
  }
}
