package io.mailcore.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The stored form of a summary, and what becomes of damage to it. */
class SummaryCodecTest {

  private static final byte[] STORED =
      Messages.summarize(
              "Date: Fri, 21 Nov 1997 09:55:06 -0600",
              "From: Ann <ann@example.test>",
              "Sender: Bob <@r.test:bob@example.test>",
              "To: group: c@example.test, d@example.test;",
              "Subject: a subject",
              "Message-ID: <1@example.test>",
              "References: <0@example.test>",
              "Content-Type: multipart/mixed; boundary=a",
              "",
              "--a",
              "Content-Type: text/plain; charset=utf-8",
              "Content-Disposition: attachment; filename=x",
              "Content-Language: en, de",
              "Content-ID: <2@example.test>",
              "",
              "text",
              "--a",
              "Content-Type: message/rfc822",
              "",
              "Subject: inside",
              "",
              "text",
              "--a--")
          .encode();

  /** Puts the right checksum behind octets, as one who wants to do harm would. */
  private static byte[] sealed(byte[] content) {
    CRC32C checksum = new CRC32C();
    checksum.update(content);
    return ByteBuffer.allocate(content.length + 4)
        .put(content)
        .putInt((int) checksum.getValue())
        .array();
  }

  private static byte[] content() {
    return Arrays.copyOf(STORED, STORED.length - 4);
  }

  @Test
  void startsWithItsVersionAndIsCompact() {
    byte[] small = Messages.summarize("Subject: x", "", "y").encode();

    assertThat(small[0]).isEqualTo((byte) 1);
    assertThat(small).hasSizeLessThan(50);
  }

  @Test
  void fieldsCanBeReadAlone() {
    MessageSummary whole = MessageSummary.decode(STORED).orElseThrow();
    SummaryFields fields = MessageSummary.decodeFields(STORED).orElseThrow();
    assertThat(fields.envelope()).isEqualTo(whole.envelope());
    assertThat(fields.references()).contains("<0@example.test>");
    byte[] damaged = STORED.clone();
    damaged[STORED.length - 6] ^= 1;
    assertThat(MessageSummary.decodeFields(damaged))
        .as("fields of a summary that is damaged behind them")
        .isEmpty();
  }

  @Test
  void refusesOtherVersions() {
    byte[] content = content();
    for (int version = 0; version < 256; version++) {
      content[0] = (byte) version;
      assertThat(MessageSummary.decode(sealed(content)).isPresent()).isEqualTo(version == 1);
    }
  }

  @Test
  void noticesAnyChangedBit() {
    for (int i = 0; i < STORED.length * 8; i++) {
      byte[] damaged = STORED.clone();
      damaged[i / 8] ^= (byte) (1 << i % 8);
      assertThat(MessageSummary.decode(damaged)).isEmpty();
    }
  }

  @Test
  void noticesMissingAndAddedOctets() {
    for (int length = 0; length < STORED.length; length++) {
      assertThat(MessageSummary.decode(Arrays.copyOf(STORED, length))).isEmpty();
      if (length < STORED.length - 4) {
        assertThat(MessageSummary.decode(sealed(Arrays.copyOf(STORED, length)))).isEmpty();
      }
    }
    assertThat(MessageSummary.decode(Arrays.copyOf(STORED, STORED.length + 1))).isEmpty();
    assertThat(MessageSummary.decode(sealed(Arrays.copyOf(content(), STORED.length)))).isEmpty();
  }

  @Property(tries = 5000)
  void takesSealedDamageForASummaryOrForNone(
      @ForAll @IntRange(max = 1_000_000) int position, @ForAll byte octet, @ForAll byte second) {
    byte[] content = content();
    content[1 + position % (content.length - 1)] = octet;
    content[1 + position / 7 % (content.length - 1)] = second;
    Optional<MessageSummary> decoded = MessageSummary.decode(sealed(content));

    decoded.ifPresent(
        summary -> {
          assertThat(MessageSummary.decode(summary.encode())).contains(summary);
          assertThat(MessageSummary.decodeFields(sealed(content))).contains(summary.fields());
        });
  }

  @Property
  void neverFailsOnAnything(@ForAll byte[] octets) {
    byte[] content = new byte[octets.length + 1];
    content[0] = 1;
    System.arraycopy(octets, 0, content, 1, octets.length);

    assertThat(MessageSummary.decode(octets)).isEmpty();
    MessageSummary.decode(sealed(content))
        .ifPresent(summary -> assertThat(summary.root().headerStart()).isZero());
  }

  @Test
  void trustsNoCounts() {
    // References absent, empty envelope, then a multipart that says it has 2^56 children.
    ByteBuffer content = ByteBuffer.allocate(64);
    content.put(new byte[] {1, 0});
    content.put(new byte[10]);
    content.put(new byte[] {1, 2, 'm', 2, 'x', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    content.put(new byte[] {-1, -1, -1, -1, -1, -1, -1, 127});

    assertThat(MessageSummary.decode(sealed(Arrays.copyOf(content.array(), content.position()))))
        .isEmpty();
  }
}
