package io.mailcore.testkit;

import static io.mailcore.testkit.MessageConditions.subject;
import static io.mailcore.testkit.MessageConditions.to;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.jakarta.Mailer;
import io.mailcore.net.MailServer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerExtensionTest {

  static MimeMessage message(Session session, String from, String recipient) throws Exception {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(from);
    message.setRecipients(Message.RecipientType.TO, recipient);
    message.setSubject("Welcome");
    message.setText("Hello");
    return message;
  }

  @Nested
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class InAStaticField {

    @RegisterExtension
    static final MailServerExtension SERVER =
        MailServerExtension.create().user("ann@example.test", "secret").user("ben@other.test");

    private static int port;

    @Test
    @Order(1)
    void takesMailWithoutALogIn() throws Exception {
      port = SERVER.smtp().getPort();
      Transport.send(message(SERVER.session(), "shop@x.test", "ann@example.test"));
      TestMessage welcome = SERVER.messages().await(subject("Welcome"));
      assertThat(welcome.text().map(String::trim)).contains("Hello");
      assertThat(SERVER.get().store().messages()).isEqualTo(1);
    }

    @Test
    @Order(2)
    void forgetsWhatTheMethodBeforeDid() {
      assertThat(SERVER.messages().count()).isZero();
      assertThat(SERVER.get().store().messages()).isZero();
      assertThat(SERVER.smtp().getPort()).as("the same server").isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"imap", "imaps", "pop3", "pop3s"})
    @Order(3)
    void sendsAndReadsAsAUser(String protocol) throws Exception {
      Session session = SERVER.session("ben@other.test");
      Transport.send(message(session, "ben@other.test", "ben@other.test"));
      TestMessage received = SERVER.messages().await(to("ben@other.test"));
      assertThat(received.session().protocol()).isEqualTo("submission");
      assertThat(received.session().tls()).as("STARTTLS").isPresent();
      try (Store store = session.getStore(protocol)) {
        store.connect();
        Folder inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        assertThat(inbox.getMessageCount()).isEqualTo(1);
        assertThat(inbox.getMessage(1).getSubject()).isEqualTo("Welcome");
        assertThat(inbox.getMessage(1).getContent().toString()).startsWith("Hello");
        inbox.close(false);
      }
    }

    @Test
    @Order(4)
    void refusesAWrongPasswordAtOnce() throws Exception {
      try (Store store = SERVER.session().getStore("imap")) {
        String host = SERVER.imap().getAddress().getHostAddress();
        assertThatThrownBy(
                () -> store.connect(host, SERVER.imap().getPort(), "ann@example.test", "wrong"))
            .isInstanceOf(AuthenticationFailedException.class);
      }
    }

    @Test
    @Order(5)
    void keepsMailForAnybodyAnywhere() throws Exception {
      Transport.send(message(SERVER.session(), "shop@x.test", "customer@far.test"));
      assertThat(SERVER.messages().await(to("customer@far.test")).header("Subject"))
          .containsExactly("Welcome");
    }

    @Test
    @Order(6)
    void isDescribedBeforeTheFirstTestOnly() {
      assertThatThrownBy(() -> SERVER.user("late@example.test"))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> SERVER.session("late@example.test"))
          .isInstanceOf(IllegalArgumentException.class);
      SERVER.get().user("late@example.test");
      assertThat(SERVER.session("late@example.test")).isNotNull();
    }

    @Nested
    class AndANestedClass {

      @Test
      void usesTheSameServer() {
        assertThat(SERVER.smtp().getPort()).isEqualTo(port);
      }
    }
  }

  @Nested
  class InAnInstanceField {

    @RegisterExtension
    final MailServerExtension server =
        MailServerExtension.create().user("ann@example.test").refuseUnknown();

    @Test
    void refusesUnknownRecipientsIfToldSo() {
      assertThatThrownBy(
              () -> Transport.send(message(server.session(), "a@x.test", "nobody@example.test")))
          .isInstanceOf(SendFailedException.class);
      assertThat(server.messages().all()).isEmpty();
    }

    @Test
    void sendsInProcess() throws Exception {
      server.mailer().send(message(server.session(), "a@example.test", "ann@example.test"));
      assertThat(server.messages().awaitCount(1).get(0).session().protocol())
          .isEqualTo("in-process");
    }
  }

  @Nested
  @ExtendWith(MailServerExtension.class)
  class AsAnAnnotation {

    @Test
    void givesParameters(
        TestMailServer test,
        MailServer server,
        ReceivedMessages messages,
        Mailer mailer,
        Session session)
        throws Exception {
      assertThat(test.server()).isSameAs(server);
      mailer.send(message(session, "a@example.test", "b@example.test"));
      messages.await(subject("Welcome"));
      assertThat(messages).isSameAs(test.messages());
    }
  }

  @Test
  void saysThatNoServerRunsOutsideOfATest() {
    MailServerExtension idle = MailServerExtension.create();
    assertThatThrownBy(idle::messages)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("@RegisterExtension");
  }

  @Test
  void startsWithoutJUnit() throws Exception {
    try (TestMailServer server = TestMailServer.start()) {
      server
          .user("ann@example.test")
          .mailer()
          .send(message(server.session(), "a@example.test", "ann@example.test"));
      server.messages().await(subject("Welcome"));
      server.reset();
      assertThat(server.messages().count()).isZero();
    }
  }
}
