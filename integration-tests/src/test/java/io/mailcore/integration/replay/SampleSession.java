package io.mailcore.integration.replay;

import io.mailcore.integration.process.TestServer;
import java.util.List;
import java.util.function.ToIntFunction;

/** A session with something of everything, for each protocol; the client ends it. */
enum SampleSession {
  SMTP(
      TestServer::smtp,
      List.of(
          Step.of("EHLO client.test\n", "250 "),
          Step.of("NOOP\n", "250 "),
          Step.of(
              "MAIL FROM:<a@client.test> SIZE=100 BODY=8BITMIME\n"
                  + "RCPT TO:<ann@example.test>\nRCPT TO:<nobody@example.test>\n"
                  + "RCPT TO:<x@elsewhere.test>\nRCPT TO:<bob@example.test>\nDATA\n",
              "250 ",
              "250 ",
              "550 ",
              "550 ",
              "250 ",
              "354 "),
          Step.of(
              "Subject: dots\n\n.. two\n..\n...\nGr\u00fc\u00dfe\n.\nRSET\nNOOP\nVRFY ann\n",
              "250 ",
              "250 ",
              "250 ",
              "252 "),
          Step.of(
              "mail from:<>\nrcpt to:<postmaster>\nRCPT TO:<ann@example.test>\nDATA\n",
              "250 ",
              "",
              "250 ",
              "354 "),
          Step.of("\n.\nMAIL FROM:<broken\nDATA\n", "250 ", "501 ", "503 "),
          Step.of("FOO BAR\nQUIT\n", "500 ", "221 "))),

  IMAP(
      TestServer::imap,
      List.of(
          Step.of("a1 CAPABILITY\n", "a1 OK"),
          Step.of("a2 LOGIN {16+}\nann@example.test \"secret\"\n", "a2 OK"),
          Step.of("a3 SELECT \"INBOX\"\n", "a3 OK"),
          Step.of(
              "a4 APPEND INBOX (\\Seen $Work) \"03-Mar-2026 10:00:00 +0100\" {33+}\n"
                  + "Subject: appended\n\nHello!\n..\n\n",
              "a4 OK"),
          Step.of("a5 APPEND INBOX {15+}\nSubject: b\n\nx\n", "a5 OK"),
          Step.of(
              "a6 FETCH 1:* (FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODYSTRUCTURE)\n", "a6 OK"),
          Step.of("a7 FETCH 1 (BODY.PEEK[HEADER.FIELDS (SUBJECT)] BODY[]<2.9>)\n", "a7 OK"),
          Step.of("a8 STORE 2 +FLAGS (\\Deleted)\n", "a8 OK"),
          Step.of("a9 UID SEARCH OR SUBJECT {8+}\nappended DELETED\n", "a9 OK"),
          Step.of("a10 CREATE \"two words\"\n", "a10 OK"),
          Step.of("a11 COPY 1 \"two words\"\n", "a11 OK"),
          Step.of("a12 EXPUNGE\n", "a12 OK"),
          Step.of("a13 LIST \"\" *\n", "a13 OK"),
          Step.of("a14 STATUS {9+}\ntwo words (MESSAGES UIDNEXT UNSEEN)\n", "a14 OK"),
          Step.of("a15 NONSENSE\n", "a15 BAD"),
          Step.of("a16 FETCH (\n", "a16 BAD"),
          Step.of("a17 LOGOUT\n", "a17 OK"))),

  POP3(
      TestServer::pop3,
      List.of(
          Step.of("CAPA\n", "."),
          Step.of("USER ann@example.test\n", "+OK"),
          Step.of("PASS secret\n", "+OK"),
          Step.of("STAT\n", "+OK"),
          Step.of("LIST\n", "."),
          Step.of("UIDL\n", "."),
          Step.of("RETR 1\n", "."),
          Step.of("TOP 2 1\n", "."),
          Step.of("DELE 1\nRETR 1\nLIST 9\n", "+OK", "-ERR", "-ERR"),
          Step.of("RSET\nNOOP\nXYZ\nDELE 2\n", "+OK", "+OK", "-ERR", "+OK"),
          Step.of("QUIT\n", "+OK")));

  private final ToIntFunction<TestServer> port;
  private final List<Step> steps;

  SampleSession(ToIntFunction<TestServer> port, List<Step> steps) {
    this.port = port;
    this.steps = steps;
  }

  int port(TestServer server) {
    return port.applyAsInt(server);
  }

  List<Step> steps() {
    return steps;
  }

  /**
   * The steps as a client may send them that pipelines as far as the protocol lets it: SMTP waits
   * after EHLO, DATA and the end of a message's text (RFC 2920, section 3.1); IMAP, whose literals
   * need no invitation here (RFC 7888), and POP3 (RFC 2449, section 6.6) never wait.
   */
  List<Step> pipelined() {
    if (this == SMTP) {
      return steps;
    }
    StringBuilder all = new StringBuilder();
    steps.forEach(step -> all.append(step.send()));
    List<String> until = steps.stream().flatMap(step -> step.until().stream()).toList();
    return List.of(new Step(all.toString(), until));
  }
}
