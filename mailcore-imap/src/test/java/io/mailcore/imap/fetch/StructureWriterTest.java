package io.mailcore.imap.fetch;

import static io.mailcore.imap.fetch.FetchedMessages.fetch;
import static io.mailcore.imap.fetch.FetchedMessages.message;
import static io.mailcore.imap.fetch.FetchedMessages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.mime.EncodedWords;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StructureWriterTest {

  /** A body of so many lines and octets. */
  private static String body(int lines, int octets) {
    String line = "x".repeat(octets / lines - 2) + "\r\n";
    String most = line.repeat(lines - 1);
    return most + "x".repeat(octets - most.length() - 2) + "\r\n";
  }

  private static String structure(String message) {
    return value("BODYSTRUCTURE", message("", message));
  }

  private static String envelope(String message) {
    return value("ENVELOPE", message("", message));
  }

  @Test
  void writesTheSampleConnection_rfc3501Section8() {
    String header =
        """
        Date: Wed, 17 Jul 1996 02:23:25 -0700 (PDT)
        From: Terry Gray <gray@cac.washington.edu>
        Subject: IMAP4rev1 WG mtg summary and minutes
        To: imap@cac.washington.edu
        cc: minutes@CNRI.Reston.VA.US, John Klensin <KLENSIN@MIT.EDU>
        Message-Id: <B27397-0100000@cac.washington.edu>
        MIME-Version: 1.0
        Content-Type: TEXT/PLAIN; CHARSET=US-ASCII

        """
            .replace("\n", "\r\n");
    var message = message("", header + body(92, 3028));
    assertThat(value("ENVELOPE", message))
        .isEqualTo(
            "(\"Wed, 17 Jul 1996 02:23:25 -0700 (PDT)\" \"IMAP4rev1 WG mtg summary and minutes\""
                + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
                + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
                + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
                + " ((NIL NIL \"imap\" \"cac.washington.edu\"))"
                + " ((NIL NIL \"minutes\" \"CNRI.Reston.VA.US\")"
                + "(\"John Klensin\" NIL \"KLENSIN\" \"MIT.EDU\")) NIL NIL"
                + " \"<B27397-0100000@cac.washington.edu>\")");
    assertThat(value("BODY", message))
        .isEqualTo("(\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 3028 92)");
    assertThat(value("BODY[HEADER]", message)).isEqualTo("{342}\r\n" + header);
  }

  @Test
  void writesTwoTextsOfAMultipart_rfc3501Section742() {
    String message =
        "Content-Type: MULTIPART/MIXED; BOUNDARY=b\r\n\r\n--b\r\n"
            + "Content-Type: TEXT/PLAIN; CHARSET=US-ASCII\r\n\r\n"
            + body(23, 1152)
            + "\r\n--b\r\nContent-Type: TEXT/PLAIN; CHARSET=US-ASCII; NAME=\"cc.diff\"\r\n"
            + "Content-ID: <960723163407.20117h@cac.washington.edu>\r\n"
            + "Content-Description: Compiler diff\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + body(73, 4554)
            + "\r\n--b--\r\n";
    assertThat(value("BODY", message("", message)))
        .isEqualTo(
            "((\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 1152 23)"
                + "(\"TEXT\" \"PLAIN\" (\"CHARSET\" \"US-ASCII\" \"NAME\" \"cc.diff\")"
                + " \"<960723163407.20117h@cac.washington.edu>\" \"Compiler diff\""
                + " \"BASE64\" 4554 73) \"MIXED\")");
  }

  @Test
  void writesExtensionData() {
    assertThat(
            structure(
                "Content-Type: image/png\r\nContent-Transfer-Encoding: x-odd\r\n"
                    + "Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==\r\n"
                    + "Content-Disposition: attachment; filename=a.png\r\n"
                    + "Content-Language: en, de\r\nContent-Location: http://x.test/a\r\n\r\nabc"))
        .isEqualTo(
            "(\"image\" \"png\" NIL NIL NIL \"x-odd\" 3 \"Q2hlY2sgSW50ZWdyaXR5IQ==\""
                + " (\"attachment\" (\"filename\" \"a.png\")) (\"en\" \"de\")"
                + " \"http://x.test/a\")");
    assertThat(structure("Content-Disposition: inline\r\n\r\nabc\r\n"))
        .isEqualTo(
            "(\"text\" \"plain\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 5 1"
                + " NIL (\"inline\" NIL) NIL NIL)");
    assertThat(
            structure(
                "Content-Type: multipart/related; type=x; boundary=b\r\n\r\n--b\r\n\r\na\r\n--b--"))
        .isEqualTo(
            "((\"text\" \"plain\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 1 0 NIL NIL NIL NIL)"
                + " \"related\" (\"type\" \"x\" \"boundary\" \"b\") NIL NIL NIL)");
  }

  @Test
  void writesAMessageInAMessage() {
    String inner = "Subject: in\r\n\r\nhello\r\n";
    String outer = "Content-Type: message/rfc822\r\n\r\n" + inner;
    assertThat(value("BODY", message("", outer)))
        .isEqualTo(
            "(\"message\" \"rfc822\" NIL NIL NIL \"7BIT\" 22"
                + " (NIL \"in\" NIL NIL NIL NIL NIL NIL NIL NIL)"
                + " (\"text\" \"plain\" (\"CHARSET\" \"US-ASCII\") NIL NIL \"7BIT\" 7 1) 3)");
    String global = outer.replace("rfc822", "global");
    assertThat(value("BODY", message("", global)))
        .isEqualTo("(\"message\" \"global\" NIL NIL NIL \"7BIT\" 22)");
    assertThat(fetch("BODY", message("", global), ImapWriter.utf8()))
        .contains("\"global\" NIL NIL NIL \"7BIT\" 22 (NIL \"in\"");
  }

  @Test
  void writesGroups() {
    assertThat(envelope("To: A Group:Ed <ed@a.test>,joe@b.test;, undisclosed:;\r\n\r\n"))
        .isEqualTo(
            "(NIL NIL NIL NIL NIL ((NIL NIL \"A Group\" NIL)(\"Ed\" NIL \"ed\" \"a.test\")"
                + "(NIL NIL \"joe\" \"b.test\")(NIL NIL NIL NIL)"
                + "(NIL NIL \"undisclosed\" NIL)(NIL NIL NIL NIL)) NIL NIL NIL NIL)");
  }

  @Test
  void keepsWhatCouldStartAResponseInsideLiterals() {
    assertThat(envelope("Subject: say \"hi\" \\o/\r\n\r\n"))
        .isEqualTo("(NIL {12}\r\nsay \"hi\" \\o/ NIL NIL NIL NIL NIL NIL NIL NIL)");
    assertThat(envelope("Subject: =?utf-8?q?a=0D=0A*_BYE?=\r\n\r\n"))
        .isEqualTo("(NIL \"=?utf-8?q?a=0D=0A*_BYE?=\" NIL NIL NIL NIL NIL NIL NIL NIL)");
  }

  @Test
  void neverSendsEightBitTextToAClientWithoutUtf8() {
    String utf8 = new String("Grüße".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    for (String subject : new String[] {utf8, "Gr\u00fc\u00dfe"}) {
      String response = envelope("Subject: " + subject + "\r\n\r\n");
      assertThat(response).isEqualTo("(NIL \"" + encoded(response) + "\"" + " NIL".repeat(8) + ")");
      assertThat(EncodedWords.decode(encoded(response))).isEqualTo("Grüße");
      assertThat(
              fetch("ENVELOPE", message("", "Subject: " + subject + "\r\n\r\n"), ImapWriter.utf8()))
          .contains("(NIL \"" + utf8 + "\" NIL");
    }
    String all =
        "From: \u00e9 <\u00e9@\u00e9.test>\r\nContent-Type: text/\u00e9; name=\u00e9\u0001\r\n"
            + "Content-Description: \u00e9\u001b\r\nContent-ID: <\u00e9>\r\n\r\n\u00e9";
    assertThat(fetch("(ENVELOPE BODY BODYSTRUCTURE)", message("", all)).chars())
        .allMatch(c -> c < 0x80);
  }

  private static String encoded(String envelope) {
    return envelope.split("\"")[1];
  }

  @Test
  void writesDeepNestsWithoutRecursion() throws InterruptedException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      text.append("Content-Type: multipart/mixed; boundary=b" + i + "\r\n\r\n--b" + i + "\r\n");
    }
    var message = message("", text + "\r\nx");
    String[] response = new String[1];
    Thread small =
        new Thread(null, () -> response[0] = value("BODYSTRUCTURE", message), "small", 128 * 1024);
    small.start();
    small.join(10_000);
    assertThat(response[0]).startsWith("(".repeat(50)).contains("\"mixed\"");
  }
}
