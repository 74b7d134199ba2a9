package io.mailcore.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

/** A message of some size, ready for DATA: lines of text, none of which begins with a dot. */
public final class SmtpMessage {

  private static final int LINE = 78;
  private static final int PART_OCTETS = 64 * 1024;
  private static final String HEADER =
      "From: load@sender.test\r\n"
          + "To: somebody@example.test\r\n"
          + "Subject: load\r\n"
          + "Date: Thu, 1 Jan 2026 00:00:00 +0000\r\n"
          + "Message-ID: <load@sender.test>\r\n"
          + "MIME-Version: 1.0\r\n"
          + "Content-Type: text/plain; charset=us-ascii\r\n\r\n";

  private final long size;
  private final byte[] first;
  private final byte[] text = text(PART_OCTETS);

  private SmtpMessage(long size) {
    this.size = size;
    first = Arrays.copyOf(HEADER.getBytes(US_ASCII), (int) Math.min(size, PART_OCTETS));
    int header = HEADER.length();
    System.arraycopy(text(first.length - header), 0, first, header, first.length - header);
  }

  /** One of this many octets, without the dot at its end; 1 KiB at least. */
  public static SmtpMessage of(long octets) {
    return new SmtpMessage(octets);
  }

  /** Its octets, without the dot at the end. */
  public long size() {
    return size;
  }

  /** The message as it is, in parts that don't take memory of their own. */
  public ByteBuffer[] parts() {
    return parts(new byte[0]);
  }

  /** The same with the dot that ends it in SMTP. */
  public ByteBuffer[] partsWithDot() {
    return parts(".\r\n".getBytes(US_ASCII));
  }

  private ByteBuffer[] parts(byte[] end) {
    long left = size - first.length;
    int whole = (int) (left / PART_OCTETS);
    int last = (int) (left % PART_OCTETS);
    ByteBuffer[] parts = new ByteBuffer[whole + 3];
    parts[0] = ByteBuffer.wrap(first);
    for (int i = 1; i <= whole; i++) {
      parts[i] = ByteBuffer.wrap(text);
    }
    parts[whole + 1] = ByteBuffer.wrap(text(last));
    parts[whole + 2] = ByteBuffer.wrap(end);
    return parts;
  }

  private static byte[] text(int octets) {
    byte[] text = new byte[octets];
    Random random = new Random(7);
    for (int i = 0; i < octets; i++) {
      int column = i % LINE;
      text[i] =
          (byte) (column == LINE - 2 ? '\r' : column == LINE - 1 ? '\n' : 'a' + random.nextInt(26));
    }
    if (octets >= 2) {
      text[octets - 2] = '\r';
      text[octets - 1] = '\n';
    }
    return text;
  }
}
