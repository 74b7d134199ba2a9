package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Reads a message as it comes in, in chunks of any size, and says what it is made of.
 *
 * <p>Lines end with LF, with or without CR. Header lines that are no fields are skipped: a header
 * ends at its empty line, at a boundary, or with the message. Delimiter lines of every open
 * multipart are honoured, so a missing close delimiter loses nothing. The work is linear in the
 * length of the message, the memory in that of the limits, and no input is an error.
 *
 * <p>For use by one thread at a time.
 */
public final class MessageSummarizer {

  private static final int COPY_OCTETS = 8192;

  // Eight octets are looked at together: those that equal a wanted one are zero in the difference,
  // and a zero octet is what a borrow goes through from its high bit.
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long LINE_FEEDS = ONES * '\n';

  private final StructureParser structure;
  private byte[] line = new byte[512];
  private int held;
  private long lineStart;
  private long lineLength;
  private int wanted;
  private byte last;
  private byte lastButOne;
  private boolean holdsNul;
  private boolean finished;

  /** Creates a summarizer with the default limits. */
  public MessageSummarizer() {
    this(MimeLimits.defaults());
  }

  /** Creates a summarizer with the given limits. */
  public MessageSummarizer(MimeLimits limits) {
    this.structure = new StructureParser(requireNonNull(limits, "limits"));
    this.wanted = structure.octetsNeeded();
  }

  /** Summarizes the rest of a stream, with the default limits. The stream is not closed. */
  public static MessageSummary summarize(InputStream message) throws IOException {
    return summarize(message, MimeLimits.defaults());
  }

  /** Summarizes the rest of a stream. The stream is not closed. */
  public static MessageSummary summarize(InputStream message, MimeLimits limits)
      throws IOException {
    requireNonNull(message, "message");
    MessageSummarizer summarizer = new MessageSummarizer(limits);
    byte[] buffer = new byte[COPY_OCTETS];
    for (int n = message.read(buffer); n >= 0; n = message.read(buffer)) {
      summarizer.accept(buffer, 0, n);
    }
    return summarizer.finish();
  }

  /**
   * Takes the next octets of the message, all that remain in the chunk.
   *
   * @throws IllegalStateException after {@link #finish}
   */
  public void accept(ByteBuffer chunk) {
    requireNonNull(chunk, "chunk");
    if (chunk.hasArray()) {
      int from = chunk.arrayOffset() + chunk.position();
      accept(chunk.array(), from, from + chunk.remaining());
      chunk.position(chunk.limit());
      return;
    }
    byte[] copy = new byte[Math.min(chunk.remaining(), COPY_OCTETS)];
    while (chunk.hasRemaining()) {
      int n = Math.min(copy.length, chunk.remaining());
      chunk.get(copy, 0, n);
      accept(copy, 0, n);
    }
  }

  /**
   * Ends the message and returns what it is made of.
   *
   * @throws IllegalStateException when called twice
   */
  public MessageSummary finish() {
    requireOpen();
    if (lineLength > 0) {
      endLine(0);
    }
    finished = true;
    return structure.finish(lineStart);
  }

  /**
   * Whether there was a NUL so far, which a message must not hold (RFC 5322, section 4) unless it
   * travels as binary.
   */
  public boolean holdsNul() {
    return holdsNul;
  }

  private void accept(byte[] octets, int from, int to) {
    requireOpen();
    int at = from;
    while (at < to) {
      int stop = lineFeed(octets, at, to);
      boolean ended = stop < to;
      stop += ended ? 1 : 0;
      if (ended && lineLength == 0 && isText(octets[at])) {
        // Nearly all lines are such: nothing of them need be kept.
        structure.textLine(stop - at > 1 && octets[stop - 2] == '\r' ? 2 : 1);
        lineStart += stop - at;
      } else {
        append(octets, at, stop);
        if (ended) {
          endLine(lineLength > 1 && lastButOne == '\r' ? 2 : 1);
        }
      }
      at = stop;
    }
  }

  /** Whether a line that begins with this octet can neither be of a header nor a delimiter. */
  private boolean isText(byte first) {
    return first != '-' && !structure.inHeader();
  }

  /** Where the next line feed is, or {@code to}; notes a NUL before it, or shortly behind it. */
  private int lineFeed(byte[] octets, int from, int to) {
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long word = (long) WORDS.get(octets, at);
      long difference = word ^ LINE_FEEDS;
      holdsNul |= zeros(word) != 0;
      long found = zeros(difference);
      if (found != 0) {
        return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
      }
    }
    while (at < to && octets[at] != '\n') {
      holdsNul |= octets[at] == 0;
      at++;
    }
    return at;
  }

  /** Not 0 if an octet of the word is; the lowest bit that is set is then of the first of them. */
  private static long zeros(long word) {
    return (word - ONES) & ~word & HIGH_BITS;
  }

  private void append(byte[] octets, int from, int to) {
    int count = to - from;
    if (lineLength == 0 && isText(octets[from])) {
      wanted = 0;
    }
    if (held < wanted) {
      int kept = Math.min(count, wanted - held);
      if (held + kept > line.length) {
        line = Arrays.copyOf(line, Math.max(held + kept, Math.min(wanted, line.length * 2)));
      }
      System.arraycopy(octets, from, line, held, kept);
      held += kept;
    }
    lastButOne = count > 1 ? octets[to - 2] : last;
    last = octets[to - 1];
    lineLength += count;
  }

  private void endLine(int lineEnd) {
    long length = lineLength - lineEnd;
    structure.line(line, (int) Math.min(held, length), lineStart, length, lineEnd);
    lineStart += lineLength;
    lineLength = 0;
    held = 0;
    last = 0;
    wanted = structure.octetsNeeded();
  }

  private void requireOpen() {
    if (finished) {
      throw new IllegalStateException("finish() was called before");
    }
  }
}
