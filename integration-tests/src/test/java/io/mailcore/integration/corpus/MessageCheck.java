package io.mailcore.integration.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.ImapValue;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads one message by IMAP in all ways that there are, and holds the answers to each other. */
final class MessageCheck {

  private static final String WHOLE =
      "RFC822.SIZE ENVELOPE BODYSTRUCTURE BODY BODY.PEEK[] BODY.PEEK[HEADER] BODY.PEEK[TEXT]"
          + " RFC822 RFC822.HEADER RFC822.TEXT";

  private final ImapClient imap;
  private final long uid;

  /** Of a message in the mailbox that {@code imap} has opened read-only. */
  MessageCheck(ImapClient imap, long uid) {
    this.imap = imap;
    this.uid = uid;
  }

  /**
   * Checks it.
   *
   * @return its parts in the notation of {@link Mime4jTree}
   */
  String consistentWith(byte[] expected) {
    Map<String, ImapValue> whole = imap.fetchOne(uid, WHOLE);
    byte[] message = whole.get("BODY[]").octets();
    assertThat(message).isEqualTo(expected);
    assertThat(whole.get("RFC822.SIZE").number()).isEqualTo(message.length);
    assertThat(joined(whole.get("BODY[HEADER]"), whole.get("BODY[TEXT]"))).isEqualTo(message);
    assertThat(whole.get("RFC822").octets()).isEqualTo(message);
    assertThat(joined(whole.get("RFC822.HEADER"), whole.get("RFC822.TEXT"))).isEqualTo(message);
    Envelope.check(whole.get("ENVELOPE"));
    checkRanges(message);
    Structure structure = Structure.of(whole.get("BODYSTRUCTURE"));
    checkParts(structure, message);
    return structure.tree();
  }

  private static byte[] joined(ImapValue first, ImapValue second) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(first.octets());
    both.writeBytes(second.octets());
    return both.toByteArray();
  }

  /** Partial fetches (RFC 3501, section 6.4.5): in the middle, over the end, behind it. */
  private void checkRanges(byte[] message) {
    int size = message.length;
    int middle = size / 2;
    String items = "BODY.PEEK[]<0.1> BODY.PEEK[]<%s.100> BODY.PEEK[]<%s.1000> BODY.PEEK[]<%s.5>";
    items = String.format(Locale.ROOT, items, middle, size - 1, size + 10);
    Map<String, ImapValue> ranges = imap.fetchOne(uid, items);
    assertThat(ranges.get("BODY[]<0>").octets()).isEqualTo(Arrays.copyOf(message, 1));
    assertThat(ranges.get("BODY[]<" + middle + ">").octets())
        .isEqualTo(Arrays.copyOfRange(message, middle, Math.min(size, middle + 100)));
    assertThat(ranges.get("BODY[]<" + (size - 1) + ">").octets())
        .isEqualTo(Arrays.copyOfRange(message, size - 1, size));
    assertThat(ranges.get("BODY[]<" + (size + 10) + ">").octets()).isEmpty();
  }

  private void checkParts(Structure root, byte[] message) {
    List<Structure> parts = new ArrayList<>();
    root.forEach(
        part -> {
          if (!part.path().isEmpty() && parts.stream().noneMatch(p -> samePath(p, part))) {
            parts.add(part);
          }
        });
    int from = 0;
    for (Structure part : parts) {
      Map<String, ImapValue> answers = imap.fetchOne(uid, items(part));
      String path = part.path();
      byte[] body = answers.get("BODY[" + path + "]").octets();
      if (part.size() >= 0) {
        assertThat(body.length).as("size of %s", path).isEqualTo(part.size());
      }
      if (part.lines() >= 0) {
        assertThat(lines(body)).as("lines of %s", path).isEqualTo(part.lines());
      }
      byte[] withHeader =
          joined(answers.get("BODY[" + path + ".MIME]"), answers.get("BODY[" + path + "]"));
      int place = indexOf(message, withHeader, from);
      assertThat(place).as("place of %s and its header", path).isGreaterThanOrEqualTo(from);
      from = place;
      if (part.message().isPresent()) {
        assertThat(
                joined(
                    answers.get("BODY[" + path + ".HEADER]"),
                    answers.get("BODY[" + path + ".TEXT]")))
            .as("message in %s", path)
            .isEqualTo(body);
      }
    }
  }

  private static boolean samePath(Structure one, Structure other) {
    return one.path().equals(other.path());
  }

  private static String items(Structure part) {
    String path = part.path();
    String items = "BODY.PEEK[" + path + "] BODY.PEEK[" + path + ".MIME]";
    return part.message().isEmpty()
        ? items
        : items + " BODY.PEEK[" + path + ".HEADER] BODY.PEEK[" + path + ".TEXT]";
  }

  private static long lines(byte[] body) {
    long lines = 0;
    for (byte octet : body) {
      lines += octet == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static int indexOf(byte[] all, byte[] wanted, int from) {
    for (int at = from; at <= all.length - wanted.length; at++) {
      if (Arrays.equals(all, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
