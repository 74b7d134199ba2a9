package io.mailcore.integration.jakarta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.imap.ImapListener;
import io.mailcore.integration.process.TestServer;
import io.mailcore.jakarta.MailSessions;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.pop3.Pop3Listener;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.store.directory.StaticUserDirectory;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that need no settings: addresses, TLS and its trust come from the server. */
class MailSessionsTest {

  private final MailServer server =
      MailServer.builder()
          .domain("example.test")
          .users(StaticUserDirectory.builder().user(TestServer.ANN, TestServer.PASSWORD).build())
          .tls(TlsSettings.selfSigned())
          .listener(SmtpListener.mx().port(0))
          .listener(SmtpListener.submission().port(0))
          .listener(ImapListener.onPort(0))
          .listener(Pop3Listener.onPort(0))
          .start();

  @AfterEach
  void close() {
    server.close();
  }

  private static MimeMessage message(Session session) throws Exception {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(TestServer.ANN);
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(TestServer.ANN));
    message.setSubject("hello");
    message.setText("text");
    return message;
  }

  @ParameterizedTest
  @ValueSource(strings = {"imap", "pop3"})
  void sendByOverSubmissionAndRead(String protocol) throws Exception {
    Session session = MailSessions.of(server).login(TestServer.ANN, TestServer.PASSWORD);
    Transport.send(message(session));
    try (Store store = session.getStore(protocol)) {
      store.connect();
      Folder inbox = store.getFolder("INBOX");
      inbox.open(Folder.READ_ONLY);
      assertThat(inbox.getMessages())
          .singleElement()
          .satisfies(message -> assertThat(message.getSubject()).isEqualTo("hello"));
      inbox.close();
    }
  }

  @Test
  void aStrangerSendsToUsersWithoutALogIn() throws Exception {
    Transport.send(message(MailSessions.of(server).anonymous()));
    Session session = MailSessions.of(server).login(TestServer.ANN, TestServer.PASSWORD);
    try (Store store = session.getStore()) {
      store.connect();
      assertThat(store.getFolder("INBOX").getMessageCount()).isEqualTo(1);
    }
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    Session session = MailSessions.of(server).login(TestServer.ANN, "wrong");
    try (Store store = session.getStore("imap")) {
      assertThatThrownBy(store::connect).isInstanceOf(AuthenticationFailedException.class);
    }
  }

  @Test
  void whatTheServerHasNotGotIsNotInTheSession() {
    Session session = MailSessions.of(server).login(TestServer.ANN, TestServer.PASSWORD);
    assertThat(session.getProperty("mail.imaps.host")).isNull();
    assertThat(session.getProperty("mail.smtp.port"))
        .isEqualTo(String.valueOf(server.address("submission").getPort()));
    assertThatThrownBy(() -> session.getStore("nntp")).isInstanceOf(NoSuchProviderException.class);
  }
}
