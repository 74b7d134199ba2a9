package io.mailcore.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Chunks of any size say the same, and so does what was stored. */
class SplitPropertyTest {

  /** Lines that mean something to a parser, in any order. */
  @Provide
  Arbitrary<byte[]> messages() {
    return Arbitraries.of(
            "Content-Type: multipart/mixed; boundary=a\r\n",
            "Content-Type: multipart/digest;\r\n boundary=\"a\"\r\n",
            "Content-Type: multipart/alternative; boundary=ab\n",
            "Content-Type: multipart/x; boundary=\"a--\"\r\n",
            "Content-Type: message/rfc822\r\n",
            "Content-Type: text/plain; charset=utf-8; name*0=a; name*1*=%41\r\n",
            "Content-Transfer-Encoding: base64\r\n",
            "Content-Disposition: attachment; filename=\"x y\"\r\n",
            "Content-Language: en, fr\r\n",
            "From: Ann <ann@example.test>, group: b@example.test;\r\n",
            "Reply-To: <@r.test:c@example.test>\r\n",
            "Subject: =?utf-8?q?x?=\r\n  folded\r\n",
            "Date: Fri, 21 Nov 1997 09:55:06 -0600\r\n",
            "garbage\r\n",
            "\r\n",
            "\n",
            "\r",
            " \r\n",
            "--a\r\n",
            "--a--\r\n",
            "--ab\r\n",
            "--ab--",
            "--a-- \r\n",
            "--a\n",
            "--",
            "text\r\n",
            "\0\u00e9\r\n",
            ":\r\n")
        .list()
        .ofMaxSize(40)
        .map(lines -> Messages.octets(String.join("", lines)));
  }

  @Property(tries = 2000)
  void anySplitGivesTheSameSummary(
      @ForAll("messages") byte[] message, @ForAll List<Byte> chunkSizes) {
    MessageSummarizer summarizer = new MessageSummarizer();
    int at = 0;
    for (Byte size : chunkSizes) {
      int count = Math.min(message.length - at, Math.abs((int) size));
      summarizer.accept(ByteBuffer.wrap(message, at, count));
      at += count;
    }
    summarizer.accept(
        ByteBuffer.allocateDirect(message.length - at)
            .put(message, at, message.length - at)
            .flip());

    assertThat(summarizer.finish()).isEqualTo(Messages.summarize(message));
  }

  @Property(tries = 500)
  void octetByOctetGivesTheSameSummary(@ForAll("messages") byte[] message) {
    MessageSummarizer summarizer = new MessageSummarizer();
    for (byte octet : message) {
      summarizer.accept(ByteBuffer.wrap(new byte[] {octet}));
    }

    assertThat(summarizer.finish()).isEqualTo(Messages.summarize(message));
  }

  @Property(tries = 2000)
  void aStoredSummaryComesBackEqual(@ForAll("messages") byte[] message) {
    MessageSummary summary = Messages.summarize(message);

    assertThat(MessageSummary.decode(summary.encode())).contains(summary);
  }

  @Property(tries = 1000)
  void partsLieInOneAnother(@ForAll("messages") byte[] message) {
    MessageSummary summary = Messages.summarize(message);

    assertThat(summary.root().headerStart()).isZero();
    assertThat(summary.root().end()).isEqualTo(message.length);
    assertNested(summary.root());
  }

  private static void assertNested(BodyPart part) {
    assertThat(part.headerStart()).isLessThanOrEqualTo(part.bodyStart());
    assertThat(part.bodyStart()).isLessThanOrEqualTo(part.end());
    long from = part.bodyStart();
    for (BodyPart child : part.children()) {
      assertThat(child.headerStart()).isGreaterThanOrEqualTo(from);
      assertThat(child.end()).isLessThanOrEqualTo(part.end());
      from = child.end();
      assertNested(child);
    }
    part.body()
        .ifPresent(
            body -> {
              assertThat(body.headerStart()).isEqualTo(part.bodyStart());
              assertThat(body.end()).isEqualTo(part.end());
              assertNested(body);
            });
  }
}
