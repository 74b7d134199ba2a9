package io.mailcore.mime;

import static io.mailcore.mime.Messages.text;
import static io.mailcore.mime.Messages.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** New messages: what they look like, and what can't be put into them. */
class MessageBuilderTest {

  private static MessageBuilder builder() {
    return MessageBuilder.create()
        .clock(Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC))
        .from("info@example.com")
        .to("ann@example.org");
  }

  /** The text of a part of a message as a reader would show it. */
  private static String shown(byte[] message, BodyPart part) throws IOException {
    try (var reader =
        TextDecoding.reader(
            part, new ByteArrayInputStream(message, (int) part.bodyStart(), (int) part.size()))) {
      StringWriter shown = new StringWriter();
      reader.transferTo(shown);
      return shown.toString();
    }
  }

  private static void assertWellFormed(byte[] message) {
    String all = text(message);
    assertThat(all.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    assertThat(all.chars()).allMatch(c -> c == '\r' || c == '\n' || (c >= ' ' && c <= '~'));
    assertThat(all.split("\r\n")).allMatch(line -> line.length() <= 998);
    assertThat(all).endsWith("\r\n");
  }

  @Test
  void writesASimpleMessage() {
    byte[] message =
        builder().subject("Hello").messageId("1@example.com").text("Hi Ann,\n\nbye").toByteArray();

    assertThat(text(message))
        .isEqualTo(
            "Date: Fri, 2 Jan 2026 03:04:05 +0000\r\n"
                + "From: info@example.com\r\n"
                + "To: ann@example.org\r\n"
                + "Subject: Hello\r\n"
                + "Message-ID: <1@example.com>\r\n"
                + "MIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=UTF-8\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n"
                + "\r\n"
                + "Hi Ann,\r\n\r\nbye\r\n");
  }

  @Test
  void writesEveryFieldInAnyLanguage() {
    byte[] message =
        builder()
            .from("J\u00fcrgen \"X\" M\u00fcller", "j@example.com")
            .replyTo("answers@example.com")
            .to("Dvo\u0159\u00e1\u010dek, Jan", "jan@example.org")
            .cc("O'Neil (home)", "o@example.org")
            .cc("\"a b\"@example.org")
            .subject("\u4f60\u597d ".repeat(60))
            .date(OffsetDateTime.parse("2026-02-03T04:05:06+01:00"))
            .inReplyTo("<p@example.org>")
            .reference("<q@example.org>")
            .header("X-Note", "caf\u00e9 au lait")
            .header("List-Unsubscribe", "<https://example.com/u>")
            .text("x")
            .toByteArray();
    MessageSummary summary = Messages.summarize(message);
    MessageEnvelope envelope = summary.envelope();

    assertWellFormed(message);
    assertThat(envelope.from().get(0).decodedName()).contains("J\u00fcrgen \"X\" M\u00fcller");
    assertThat(envelope.replyTo()).containsExactly(EnvelopeAddress.of("answers", "example.com"));
    assertThat(envelope.to().get(1).decodedName()).contains("Dvo\u0159\u00e1\u010dek, Jan");
    assertThat(envelope.cc().get(0).name()).contains("O'Neil (home)");
    assertThat(envelope.cc().get(1)).isEqualTo(EnvelopeAddress.of("a b", "example.org"));
    assertThat(EncodedWords.decode(envelope.subject().orElseThrow()))
        .isEqualTo("\u4f60\u597d ".repeat(60));
    assertThat(envelope.date()).contains("Tue, 3 Feb 2026 04:05:06 +0100");
    assertThat(envelope.inReplyTo()).contains("<p@example.org>");
    assertThat(summary.references()).contains("<q@example.org> <p@example.org>");
    HeaderFields fields = HeaderFields.parse(message);
    assertThat(fields.first("x-note").orElseThrow().decodedValue()).isEqualTo("caf\u00e9 au lait");
    assertThat(text(message).split("\r\n")).allMatch(line -> line.length() <= 76);
  }

  @Test
  void writesEachLevelThatItsPartsNeed() {
    Attachment file = Attachment.of("a.pdf", "application/pdf", new byte[] {1, 2, 3});
    Attachment image =
        Attachment.of("l.png", "image/png", new byte[] {4}).withContentId("logo@example.com");

    assertThat(tree(Messages.summarize(builder().toByteArray()))).isEqualTo("text/plain");
    assertThat(tree(Messages.summarize(builder().html("<p>").toByteArray())))
        .isEqualTo("text/html");
    assertThat(tree(Messages.summarize(builder().text("x").html("<p>").toByteArray())))
        .isEqualTo("multipart/alternative(text/plain, text/html)");
    assertThat(tree(Messages.summarize(builder().attach(file).toByteArray())))
        .isEqualTo("application/pdf");
    assertThat(
            tree(
                Messages.summarize(
                    builder().text("x").html("<p>").attach(image).attach(file).toByteArray())))
        .isEqualTo(
            "multipart/mixed(multipart/alternative(text/plain, multipart/related(text/html,"
                + " image/png)), application/pdf)");
    assertThat(tree(Messages.summarize(builder().text("x").attach(image).toByteArray())))
        .isEqualTo("multipart/mixed(text/plain, image/png)");
  }

  @Test
  void writesAttachmentsAsTheyAre() throws IOException {
    byte[] content = new byte[100_000];
    for (int i = 0; i < content.length; i++) {
      content[i] = (byte) (i * 31);
    }
    byte[] message =
        builder()
            .text("see file")
            .attach(
                Attachment.of(
                    "\u00dcbersicht ".repeat(20) + ".bin",
                    "application/octet-stream",
                    () -> new ByteArrayInputStream(content)))
            .attach(Attachment.of("a \"b\".txt", "text/plain", new byte[0]))
            .toByteArray();
    MessageSummary summary = Messages.summarize(message);
    BodyPart file = summary.part(2).orElseThrow();

    assertWellFormed(message);
    assertThat(file.fileName()).contains("\u00dcbersicht ".repeat(20) + ".bin");
    assertThat(file.disposition().orElseThrow().type()).isEqualTo("attachment");
    assertThat(
            TransferDecoding.strictBase64(
                    new ByteArrayInputStream(message, (int) file.bodyStart(), (int) file.size()))
                .readAllBytes())
        .isEqualTo(content);
    assertThat(summary.part(3).orElseThrow().fileName()).contains("a \"b\".txt");
  }

  @Test
  void marksWhatTheHtmlShows() {
    byte[] message =
        builder()
            .html("<img src=cid:logo@example.com>")
            .attach(
                Attachment.of("l.png", "image/png", new byte[] {4})
                    .withContentId("logo@example.com"))
            .toByteArray();
    BodyPart image = Messages.summarize(message).part(2).orElseThrow();

    assertThat(image.contentId()).contains("<logo@example.com>");
    assertThat(image.disposition().orElseThrow().type()).isEqualTo("inline");
  }

  @Property(tries = 300)
  void textArrivesAsItWasWritten(@ForAll String anything) throws IOException {
    String body = new String(anything.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    byte[] message = builder().text(body).html(body).toByteArray();
    MessageSummary summary = Messages.summarize(message);
    String expected = body.replace("\r\n", "\n").replace('\r', '\n').stripTrailing();

    assertWellFormed(message);
    for (BodyPart part : summary.root().children()) {
      assertThat(shown(message, part).replace("\r\n", "\n").stripTrailing()).isEqualTo(expected);
    }
  }

  @Test
  void keepsBlanksDotsAndFromAtTheirPlaces() throws IOException {
    String body = " a \n.\n..b\nFrom x\n" + "word ".repeat(40) + ".\nend \n";
    byte[] message = builder().text(body).toByteArray();

    assertThat(shown(message, Messages.summarize(message).root()))
        .isEqualTo(body.replace("\n", "\r\n"));
    assertThat(text(message)).doesNotContain("\r\n.").doesNotContain("\r\nFrom x");
    assertThat(text(message).split("\r\n")).allMatch(line -> line.length() <= 76);
  }

  @Test
  void writesTextThatIsMostlyBeyondAsciiInBase64() throws IOException {
    String body = "\u4f60\u597d\n".repeat(100);
    byte[] message = builder().text(body).toByteArray();
    BodyPart root = Messages.summarize(message).root();

    assertThat(root.encoding()).isEqualTo("base64");
    assertThat(shown(message, root)).isEqualTo(body.replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: v@example.test",
        "a\nb",
        "a\rb",
        "a\0b",
        "a\u000bb",
        "a\u001bb",
        "a\u007fb",
        "a\u0085b",
        "a\u2028b",
        "a\ud800b"
      })
  void refusesLineEndsAndControlsEverywhere_s12(String text) {
    List<Consumer<MessageBuilder>> uses =
        List.of(
            builder -> builder.subject(text),
            builder -> builder.from(text, "a@example.com"),
            builder -> builder.to(text, "a@example.com"),
            builder -> builder.cc(text, "a@example.com"),
            builder -> builder.to(text + "@example.com"),
            builder -> builder.to("a@" + text),
            builder -> builder.from(text),
            builder -> builder.replyTo("a@example.com" + text),
            builder -> builder.header(text, "x"),
            builder -> builder.header("X-A", text),
            builder -> builder.messageId(text + "@example.com"),
            builder -> builder.inReplyTo("a@" + text),
            builder -> builder.reference(text),
            builder -> builder.attach(Attachment.of(text, "text/plain", new byte[0])),
            builder -> builder.attach(Attachment.of("a", "text/" + text, new byte[0])),
            builder ->
                builder.attach(
                    Attachment.of("a", "image/png", new byte[0]).withContentId(text + "@x")));
    for (int i = 0; i < uses.size(); i++) {
      Consumer<MessageBuilder> use = uses.get(i);
      MessageBuilder builder = builder();
      byte[] before = builder.messageId("1@example.com").toByteArray();
      assertThatThrownBy(() -> use.accept(builder))
          .as("use %d", i)
          .isInstanceOf(IllegalArgumentException.class)
          .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").doesNotContain("\r"));
      assertThat(builder.toByteArray()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u010d", "\u010a", "\u560d", "\u760a", "\u0100", "\ud83c\udf0d"})
  void neverShortensACharacterToItsLowerOctet_s12(String letter) {
    String tricky = "a" + letter + "\u010aBcc: v@example.test";
    byte[] message =
        builder()
            .subject(tricky)
            .from(tricky, "a@example.com")
            .header("X-A", tricky)
            .attach(Attachment.of(tricky, "text/plain", new byte[0]))
            .toByteArray();
    MessageSummary summary = Messages.summarize(message);

    assertWellFormed(message);
    assertThat(summary.envelope().bcc()).isEmpty();
    assertThat(EncodedWords.decode(summary.envelope().subject().orElseThrow())).isEqualTo(tricky);
    assertThat(summary.root().fileName()).contains(tricky);
    for (String address :
        new String[] {"a" + letter + "@example.com", "a@ex" + letter + ".com", letter}) {
      assertThatThrownBy(() -> builder().to(address)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> builder().header("X-" + letter, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder().messageId(letter + "@x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Attachment.of("a", "image/png", new byte[0]).withContentId("a@" + letter))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "@",
        "a@",
        "@b",
        "a b@example.com",
        "a@b@example.com",
        "v@x>\r\nRCPT TO:<y@z",
        "a@example.com>",
        "<a@example.com>",
        "a,b@example.com",
        ".a@example.com",
        "a.@example.com",
        "a..b@example.com",
        "a@-b.com",
        "a@b-.com",
        "a@b..com",
        "a@b.",
        "a@[1.2.3.4",
        "a@[]",
        "\"a\"b\"@example.com",
        "\"a\\\"@example.com",
        "\"\"@example.com",
        "a(x)@example.com"
      })
  void refusesWhatIsNoAddress(String address) {
    assertThatThrownBy(() -> builder().to(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("to: ");
  }

  @Test
  void refusesFieldsThatItWritesItself() {
    for (String name :
        new String[] {"Bcc", "TO", "content-type", "Content-X", "Received", "MIME-Version"}) {
      assertThatThrownBy(() -> builder().header(name, "x"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(name);
    }
    for (String name : new String[] {"", "X:", "X Y", "X\u00e9"}) {
      assertThatThrownBy(() -> builder().header(name, "x"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void refusesTypesThatMayNotBeEncoded_rfc2045Section64() {
    for (String type :
        new String[] {"message/rfc822", "Multipart/mixed", "text", "a/b; c=d", "/"}) {
      assertThatThrownBy(() -> Attachment.of("x", type, new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void needsAnAuthor() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    assertThatThrownBy(() -> MessageBuilder.create().to("a@example.com").writeTo(out))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("from");
    assertThat(out.size()).isZero();
  }

  @Test
  void givesEachMessageAnIdOfItsOwn() {
    MessageBuilder builder = builder();
    String first = Messages.summarize(builder.toByteArray()).envelope().messageId().orElseThrow();
    String second = Messages.summarize(builder.toByteArray()).envelope().messageId().orElseThrow();

    assertThat(first).endsWith("@example.com>").isNotEqualTo(second);
  }

  @Test
  void foldsWhatHasNoBlanks_rfc5322Section211() {
    byte[] message =
        builder()
            .subject("x".repeat(5000))
            .to("y".repeat(2000), "y@example.com")
            .header("X-Long", "word ".repeat(500) + "z".repeat(2000))
            .toByteArray();

    assertWellFormed(message);
    assertThat(Messages.summarize(message).envelope().subject().map(EncodedWords::decode))
        .contains("x".repeat(5000));
  }
}
