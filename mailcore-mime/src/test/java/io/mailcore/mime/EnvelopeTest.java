package io.mailcore.mime;

import static io.mailcore.mime.Messages.octets;
import static io.mailcore.mime.Messages.summarize;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What IMAP's ENVELOPE is made of (RFC 3501 section 7.4.2). */
class EnvelopeTest {

  @Test
  void holdsTheExampleOfRfc3501Section8() {
    MessageEnvelope envelope =
        summarize(
                "Date: Wed, 17 Jul 1996 02:23:25 -0700 (PDT)",
                "From: Terry Gray <gray@cac.washington.edu>",
                "Subject: IMAP4rev1 WG mtg summary and minutes",
                "To: imap@cac.washington.edu",
                "cc: minutes@CNRI.Reston.VA.US, John Klensin <KLENSIN@MIT.EDU>",
                "Message-Id: <B27397-0100000@cac.washington.edu>",
                "MIME-Version: 1.0",
                "Content-Type: TEXT/PLAIN; CHARSET=US-ASCII",
                "",
                "")
            .envelope();

    EnvelopeAddress gray = EnvelopeAddress.of("gray", "cac.washington.edu").withName("Terry Gray");
    assertThat(envelope.date()).contains("Wed, 17 Jul 1996 02:23:25 -0700 (PDT)");
    assertThat(envelope.subject()).contains("IMAP4rev1 WG mtg summary and minutes");
    assertThat(envelope.from()).containsExactly(gray);
    assertThat(envelope.sender()).containsExactly(gray);
    assertThat(envelope.replyTo()).containsExactly(gray);
    assertThat(envelope.to()).containsExactly(EnvelopeAddress.of("imap", "cac.washington.edu"));
    assertThat(envelope.cc())
        .containsExactly(
            EnvelopeAddress.of("minutes", "CNRI.Reston.VA.US"),
            EnvelopeAddress.of("KLENSIN", "MIT.EDU").withName("John Klensin"));
    assertThat(envelope.bcc()).isEmpty();
    assertThat(envelope.inReplyTo()).isEmpty();
    assertThat(envelope.messageId()).contains("<B27397-0100000@cac.washington.edu>");
  }

  @Test
  void tellsAbsentFieldsFromEmptyOnes() {
    MessageEnvelope empty =
        summarize("Date:", "Subject: ", "In-Reply-To:\t", "Message-ID:", "", "").envelope();
    MessageEnvelope absent = summarize("X: y", "", "").envelope();

    assertThat(empty.date()).contains("");
    assertThat(empty.subject()).contains("");
    assertThat(empty.inReplyTo()).contains("");
    assertThat(empty.messageId()).contains("");
    assertThat(absent.date()).isEmpty();
    assertThat(absent.subject()).isEmpty();
    assertThat(absent.from()).isEmpty();
    assertThat(absent.sender()).isEmpty();
  }

  @Test
  void takesAnEmptySenderForTheAuthor() {
    MessageEnvelope envelope =
        summarize("From: a@x.test", "Sender:", "Reply-To: (nobody)", "", "").envelope();

    assertThat(envelope.sender()).isEqualTo(envelope.from());
    assertThat(envelope.replyTo()).isEqualTo(envelope.from());
  }

  @Test
  void keepsSenderAndReplyToThatDiffer() {
    MessageEnvelope envelope =
        summarize("From: a@x.test", "Sender: b@x.test", "Reply-To: c@x.test, d@x.test", "", "")
            .envelope();

    assertThat(envelope.sender()).containsExactly(EnvelopeAddress.of("b", "x.test"));
    assertThat(envelope.replyTo()).hasSize(2);
  }

  @Test
  void joinsAddressFieldsAndCountsTheFirstOfOthers() {
    MessageEnvelope envelope =
        summarize("To: a@x.test", "TO : b@x.test", "Subject: one", "Subject: two", "", "")
            .envelope();

    assertThat(envelope.to())
        .containsExactly(EnvelopeAddress.of("a", "x.test"), EnvelopeAddress.of("b", "x.test"));
    assertThat(envelope.subject()).contains("one");
  }

  @Test
  void unfoldsValuesAndKeepsTheirOctets_rfc5322Section223() {
    MessageEnvelope envelope =
        summarize(octets("Subject: =?utf-8?q?a?=\r\n\t b\n c\u00e9\"\\ \r\n\r\n")).envelope();

    assertThat(envelope.subject()).contains("=?utf-8?q?a?=\t b c\u00e9\"\\");
  }

  @Test
  void holdsNoLineEndOrNul_s13() {
    MessageEnvelope envelope =
        summarize(octets("Subject: a\rb\0c\r\nFrom: \"x\0\ry\" <a\0b@x.test>\r\n\r\n")).envelope();

    assertThat(envelope.subject()).contains("a b?c");
    assertThat(envelope.from())
        .containsExactly(EnvelopeAddress.of("a?b", "x.test").withName("x? y"));
  }

  @Test
  void keepsReferencesForThreads() {
    MessageSummary summary =
        summarize("References: <a@x.test>", " <b@x.test>", "In-Reply-To: <b@x.test>", "", "");

    assertThat(summary.references()).contains("<a@x.test> <b@x.test>");
    assertThat(summary.envelope().inReplyTo()).contains("<b@x.test>");
  }

  @Test
  void ignoresEnvelopeFieldsOfBodyParts() {
    MessageSummary summary =
        summarize(
            "Content-Type: multipart/mixed; boundary=a",
            "",
            "--a",
            "Subject: of a part",
            "From: part@x.test",
            "",
            "x",
            "--a--");

    assertThat(summary.envelope().subject()).isEmpty();
    assertThat(summary.envelope().from()).isEmpty();
  }

  @Test
  void keepsTheStartOfAnAddressFieldPastTheLimit() {
    MimeLimits limits = MimeLimits.defaults().withFieldOctets(1024);
    String to = "To: " + "abcdef@example.test, ".repeat(200);
    MessageSummary summary =
        summarize(octets(to + "\r\nDate: " + "x".repeat(2000) + "\r\nSubject: s\r\n\r\n"), limits);

    List<EnvelopeAddress> some = summary.envelope().to();
    assertThat(some).hasSizeBetween(40, 60);
    assertThat(some).allMatch(EnvelopeAddress.of("abcdef", "example.test")::equals);
    assertThat(summary.envelope().date()).isEmpty();
    assertThat(summary.envelope().subject()).contains("s");
  }
}
