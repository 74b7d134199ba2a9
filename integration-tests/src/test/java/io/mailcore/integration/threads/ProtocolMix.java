package io.mailcore.integration.threads;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.client.Wire;
import io.mailcore.integration.process.TestServer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/** Something of everything that clients do, in clear, by STARTTLS and with TLS from the start. */
final class ProtocolMix {

  private static final int LARGE = 2 * 1024 * 1024;

  private final TestServer server;
  private final SSLContext tls;

  ProtocolMix(TestServer server) {
    this.server = server;
    this.tls = server.server().clientContext();
  }

  void run() {
    try (ImapClient idle = idle()) {
      smtpInClear();
      smtpByStartTls();
      submissionWithTls();
      awaitExists(idle);
      imap(imapByStartTls());
      imap(imapWithTls());
      pop3();
      rudeness();
    }
  }

  private ImapClient idle() {
    ImapClient imap = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD);
    imap.ok("SELECT INBOX");
    imap.send("IDLE");
    String go = imap.wire().line();
    if (!go.startsWith("+")) {
      throw new AssertionError(go);
    }
    return imap;
  }

  private static void awaitExists(ImapClient idle) {
    while (!idle.wire().line().endsWith("EXISTS")) {
      // Other news may come first.
    }
  }

  private void smtpInClear() {
    try (SmtpClient smtp = SmtpClient.connect(server.smtp())) {
      smtp.command("RCPT TO:<ann@example.test>");
      expect(smtp.deliver("a@client.test", TestServer.ANN, message("small", 10)), 250);
      expect(smtp.deliver("", TestServer.BOB, message("large", LARGE)), 250);
      smtp.command("MAIL FROM:<a@client.test>");
      smtp.expect("RCPT TO:<nobody@example.test>", 550);
      smtp.expect("RSET", 250);
      smtp.expect("QUIT", 221);
    }
  }

  private void smtpByStartTls() {
    try (SmtpClient smtp = SmtpClient.connect(server.port("submission"))) {
      smtp.expect("STARTTLS", 220);
      smtp.wire().startTls(tls);
      smtp.expect("EHLO client.test", 250);
      smtp.expect("AUTH PLAIN AGFubgB3cm9uZw==", 535);
      smtp.login(TestServer.ANN, TestServer.PASSWORD);
      expect(smtp.deliver(TestServer.ANN, TestServer.BOB, from(TestServer.ANN, 1000)), 250);
      smtp.expect("QUIT", 221);
    }
  }

  private void submissionWithTls() {
    try (SmtpClient smtp = new SmtpClient(Wire.connectTls(server.port("smtps"), tls))) {
      smtp.reply();
      smtp.expect("EHLO client.test", 250);
      smtp.login(TestServer.BOB, TestServer.PASSWORD);
      expect(smtp.deliver(TestServer.BOB, TestServer.ANN, from(TestServer.BOB, LARGE)), 250);
      smtp.expect("QUIT", 221);
    }
  }

  private static void expect(SmtpClient.Reply reply, int code) {
    if (reply.code() != code) {
      throw new AssertionError(reply);
    }
  }

  private ImapClient imapByStartTls() {
    ImapClient imap = new ImapClient(Wire.connect(server.imap()));
    imap.wire().line();
    imap.ok("STARTTLS");
    imap.wire().startTls(tls);
    imap.command("LOGIN ann wrong");
    imap.ok("LOGIN " + TestServer.ANN + " " + TestServer.PASSWORD);
    return imap;
  }

  private ImapClient imapWithTls() {
    ImapClient imap = new ImapClient(Wire.connectTls(server.port("imaps"), tls));
    imap.wire().line();
    imap.ok("LOGIN " + TestServer.BOB + " " + TestServer.PASSWORD);
    return imap;
  }

  private static void imap(ImapClient client) {
    try (client) {
      client.command("CREATE Archive");
      client.append("Archive", message("appended", LARGE));
      client.ok("SELECT INBOX");
      client.ok("FETCH 1:* (FLAGS ENVELOPE BODYSTRUCTURE RFC822.SIZE BODY[])");
      client.ok("SEARCH TEXT large");
      client.ok("STORE 1 +FLAGS (\\Flagged \\Deleted)");
      client.ok("COPY 1:* Archive");
      client.ok("EXPUNGE");
      client.ok("LIST \"\" *");
      client.ok("STATUS Archive (MESSAGES)");
      client.ok("SELECT Archive");
      client.ok("UID FETCH 1:* BODY.PEEK[TEXT]");
      client.command("NONSENSE");
      client.ok("LOGOUT");
    }
  }

  private void pop3() {
    try (Pop3Client pop3 = Pop3Client.login(server.pop3(), TestServer.BOB, TestServer.PASSWORD)) {
      pop3.expectOk("STAT");
      pop3.lines("UIDL");
      pop3.lines("LIST");
      pop3.retrieve(1);
      pop3.lines("TOP 1 3");
      pop3.expectOk("DELE 1");
      pop3.expectOk("QUIT");
    }
    Wire wire = Wire.connect(server.pop3());
    try (Pop3Client pop3 = new Pop3Client(wire)) {
      wire.line();
      pop3.expectOk("STLS");
      wire.startTls(tls);
      pop3.command("USER bob");
      pop3.command("PASS wrong");
      pop3.expectOk("QUIT");
    }
    try (Pop3Client pop3 = new Pop3Client(Wire.connectTls(server.port("pop3s"), tls))) {
      pop3.wire().line();
      pop3.expectOk("CAPA");
    }
  }

  /** Clients that leave in the middle of things. */
  private void rudeness() {
    try (SmtpClient smtp = SmtpClient.connect(server.smtp())) {
      smtp.expect("MAIL FROM:<a@client.test>", 250);
      smtp.expect("RCPT TO:<ann@example.test>", 250);
      smtp.expect("DATA", 354);
      smtp.wire().send("Subject: half of");
    }
    try (ImapClient imap = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD)) {
      imap.ok("SELECT INBOX");
      imap.send("FETCH 1:* BODY[]");
    }
    try (Wire wire = Wire.connect(server.port("imaps"))) {
      wire.send("this is no TLS\r\n");
      wire.toEnd();
    }
  }

  private static byte[] message(String subject, int size) {
    return text("From: a@client.test\r\nSubject: " + subject + "\r\n\r\n", size);
  }

  private static byte[] from(String sender, int size) {
    return text("From: " + sender + "\r\nBcc: " + TestServer.BOB + "\r\n\r\n", size);
  }

  private static byte[] text(String header, int size) {
    StringBuilder text = new StringBuilder(size + 100).append(header);
    while (text.length() < size) {
      text.append("A line of a message that is as long as most lines of messages are.\r\n");
    }
    return text.append("end\r\n").toString().getBytes(StandardCharsets.US_ASCII);
  }
}
