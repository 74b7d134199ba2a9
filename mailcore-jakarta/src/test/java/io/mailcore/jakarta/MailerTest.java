package io.mailcore.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.mime.MessageBuilder;
import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.NewsAddress;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailerTest {

  private final RecordingSubmission submission = new RecordingSubmission();
  private final Mailer mailer = Mailer.of(submission);

  private static MimeMessage message() throws Exception {
    MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
    message.setFrom("shop@example.test");
    message.setRecipients(RecipientType.TO, "ann@example.test");
    message.setSubject("Welcome");
    message.setText("Hello\nAnn");
    return message;
  }

  @Test
  void sendsToAllRecipientsAndHidesBlindCopies() throws Exception {
    MimeMessage message = message();
    message.setRecipients(RecipientType.CC, "ben@example.test, ann@example.test");
    message.setRecipients(RecipientType.BCC, "cat@example.test");
    assertThat(mailer.send(message)).isEqualTo("t1");
    assertThat(submission.envelopes.get(0).sender()).hasToString("Optional[shop@example.test]");
    assertThat(submission.recipients())
        .isEqualTo("[ann@example.test, ben@example.test, cat@example.test]");
    assertThat(submission.messages.get(0))
        .contains("Subject: Welcome\r\n", "Message-ID: <", "Cc: ben@example.test")
        .doesNotContain("Bcc", "cat@");
    assertThat(message.getRecipients(RecipientType.BCC)).as("the caller's message").hasSize(1);
  }

  @Test
  void endsEveryLineWithCrlf() throws Exception {
    MimeMessage message = message();
    message.setText("a\nb\rc\r\nd\n\ne\r\r\nf");
    mailer.send(message);
    assertThat(submission.messages.get(0))
        .endsWith("\r\n\r\na\r\nb\r\nc\r\nd\r\n\r\ne\r\n\r\nf\r\n");
  }

  @Test
  void sendsFromTheSenderBeforeTheAuthor() throws Exception {
    MimeMessage message = message();
    message.setSender(new InternetAddress("robot@example.test"));
    mailer.send(message);
    assertThat(submission.envelopes.get(0).sender()).hasToString("Optional[robot@example.test]");
  }

  @Test
  void sendsToGivenRecipientsOnly() throws Exception {
    mailer.send(message(), new InternetAddress("dan@example.test"));
    assertThat(submission.recipients()).isEqualTo("[dan@example.test]");
  }

  @Test
  void sendsToTheMembersOfAGroup() throws Exception {
    mailer.send(message(), new InternetAddress("team: dan@example.test, eve@example.test;"));
    assertThat(submission.recipients()).isEqualTo("[dan@example.test, eve@example.test]");
  }

  @Test
  void sendsWithAnEnvelopeOfItsOwn() throws Exception {
    Envelope envelope = Envelope.withoutSender(List.of(MailAddress.of("dan@example.test")));
    mailer.send(envelope, message());
    assertThat(submission.envelopes).containsExactly(envelope);
  }

  @Test
  void sendsAParsedMessageAsItIs() throws Exception {
    String raw =
        "From: a@example.test\r\nTo: b@example.test\r\nSubject: caf\u00e9\r\n folded\r\n"
            + "Message-ID: <1@x>\r\n\r\nbody\r\n";
    MimeMessage parsed =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
    mailer.send(parsed);
    assertThat(submission.messages).containsExactly(raw);
  }

  @Test
  void sendsTextOfAnyLanguageThatIsEncoded() throws Exception {
    MimeMessage message = message();
    message.setSubject("\u010desk\u00e1 \u560d\u760a", "UTF-8");
    message.setFrom(new InternetAddress("shop@example.test", "\u010cen\u011bk", "UTF-8"));
    message.setText("\u010d\n", "UTF-8");
    mailer.send(message);
    assertThat(submission.messages.get(0)).contains("Subject: =?UTF-8?").contains("From: =?UTF-8?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: v@example.test",
        "a\nBcc: v@example.test",
        "a\rBcc: v@example.test",
        "a\r\n\r\nbody",
        "a\u010d\u010aBcc: v@example.test",
        "a\u560d\u760aBcc: v@example.test",
        "a\u0000b",
        "a\r\n",
        "a\r\r\n b"
      })
  void refusesWhatWouldBecomeAnotherField(String value) throws Exception {
    MimeMessage raw = message();
    raw.setHeader("Subject", value);
    refused(raw);
    MimeMessage part = message();
    MimeBodyPart body = new MimeBodyPart();
    body.setText("x");
    body.setHeader("Content-ID", value);
    part.setContent(new MimeMultipart(body));
    refused(part);
    MimeMessage attached = message();
    MimeMessage inner = message();
    inner.setHeader("X-Form", value);
    attached.setContent(inner, "message/rfc822");
    refused(attached);
  }

  @Test
  void refusesLineEndsThatEndTheHeader() throws Exception {
    MimeMessage blank = message();
    blank.setHeader("Subject", "a\r\n \r\n body");
    refused(blank);
    MimeMessage boundary = message();
    boundary.setHeader("Content-Type", "text/plain; boundary=\"a\r\nX: y\"");
    refused(boundary);
    MimeMessage trailing = message();
    trailing.setHeader("X-Form", "a\r\n ");
    refused(trailing);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: v@example.test",
        "a\nBcc: v@example.test",
        "a\rBcc: v@x",
        "a\r\n\r\nBcc: v@x"
      })
  void writesNoOtherFieldForLineEndsInSubjectsNamesAndFileNames(String text) throws Exception {
    for (int place = 0; place < 4; place++) {
      MimeMessage message = message();
      MimeBodyPart body = new MimeBodyPart();
      body.setText("x");
      message.setContent(new MimeMultipart(body));
      switch (place) {
        case 0 -> message.setSubject(text);
        case 1 -> message.setFrom(new InternetAddress("shop@example.test", text));
        case 2 -> body.setFileName(text);
        default -> body.setDescription(text);
      }
      try {
        mailer.send(message);
      } catch (IllegalArgumentException e) {
        continue;
      }
      // Jakarta Mail has made a fold of it.
      assertThat(submission.messages).last().asString().doesNotContainPattern("(?m)^Bcc");
    }
  }

  @Test
  void refusesFieldNamesThatAreMore() throws Exception {
    for (String name : new String[] {"X: y\r\nZ", "X y\u010d", "", "X\u0000"}) {
      MimeMessage message = message();
      message.setHeader(name, "v");
      refused(message);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v@x>\r\nRCPT TO:<y@z",
        "v\u010d\u010aRCPT@example.test",
        "v\u560d@example.test",
        "v@ex\u010dample.test",
        "v",
        "v\u0000@example.test",
        "",
        "v w@example.test"
      })
  void refusesAddressesThatAreMore(String text) throws Exception {
    InternetAddress address = new InternetAddress();
    address.setAddress(text);
    assertThatThrownBy(() -> mailer.send(message(), address))
        .isInstanceOf(IllegalArgumentException.class);
    MimeMessage from = message();
    from.setFrom(address);
    assertThatThrownBy(() -> mailer.send(from)).isInstanceOf(Exception.class);
    assertThat(submission.messages).isEmpty();
  }

  @Test
  void refusesMailForNobodyAndFromNobody() throws Exception {
    MimeMessage message = message();
    message.removeHeader("To");
    refused(message);
    MimeMessage anonymous = message();
    anonymous.removeHeader("From");
    refused(anonymous);
    assertThatThrownBy(() -> mailer.send(message(), new NewsAddress("comp.mail")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sendsBuiltMessages() {
    MessageBuilder message =
        MessageBuilder.create()
            .from("Shop", "shop@example.test")
            .to("\u010cen\u011bk", "ann@example.test")
            .cc("ben@example.test")
            .subject("\u010d")
            .text("Hello\n");
    assertThat(mailer.send(message)).isEqualTo("t1");
    assertThat(submission.envelopes.get(0).sender()).hasToString("Optional[shop@example.test]");
    assertThat(submission.recipients()).isEqualTo("[ann@example.test, ben@example.test]");
    Envelope blind = Envelope.withoutSender(List.of(MailAddress.of("cat@example.test")));
    mailer.send(blind, message);
    assertThat(submission.envelopes).last().isEqualTo(blind);
    MessageBuilder nobody = MessageBuilder.create().from("a@example.test").text("x");
    assertThatThrownBy(() -> mailer.send(nobody)).isInstanceOf(IllegalArgumentException.class);
  }

  private void refused(MimeMessage message) {
    assertThatThrownBy(() -> mailer.send(message)).isInstanceOf(IllegalArgumentException.class);
    assertThat(submission.messages).as("before a byte is written").isEmpty();
  }
}
