package io.mailcore.integration.corpus;

import java.util.List;
import java.util.stream.Stream;

/** Messages as they ought not to be and are. */
final class BrokenMail {

  private static final String MIXED =
      "From: a@b.test\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"o\"\n\n";

  private BrokenMail() {}

  static List<Sample> messages() {
    return Stream.of(delimiters(), nested(), headers(), fields(), contentTypes(), parameters())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Sample> delimiters() {
    return List.of(
        Sample.of("unterminated", MIXED + "pre\n--o\n\none\n--o\n\ntwo\n"),
        Sample.of("unterminated in header", MIXED + "--o\nContent-Type: text/html\n"),
        Sample.of(
            "unterminated inside",
            MIXED
                + "--o\nContent-Type: multipart/alternative; boundary=i\n\n--i\n\na\n--i\n\nb\n"
                + "--o\n\nc\n--o--\nepilogue\n"),
        Sample.of("no boundary parameter", "Content-Type: multipart/mixed\n\n--o\n\none\n--o--\n"),
        Sample.of("empty boundary", "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\none\n"),
        Sample.of("no delimiter", MIXED + "nothing of the kind\n"),
        Sample.of("closed at once", MIXED + "--o--\n"),
        Sample.of("closed twice", MIXED + "--o\n\none\n--o--\n--o\n\ntwo\n--o--\n"),
        Sample.of("no parts, just delimiters", MIXED + "--o\n--o\n--o--\n"),
        Sample.of("delimiter with blanks", MIXED + "--o  \t\n\none\n--o-- \n"),
        Sample.of("delimiter with more", MIXED + "--ox\n\none\n--o\n\ntwo\n--o--x\n"),
        Sample.of(
            "boundary that begins with another",
            MIXED
                + "--o\nContent-Type: multipart/mixed; boundary=oo\n\n--oo\n\na\n--oo--\n"
                + "--o\n\nb\n--o--\n"),
        Sample.of(
            "the same boundary inside",
            MIXED
                + "--o\nContent-Type: multipart/mixed; boundary=o\n\n--o\n\na\n--o--\n"
                + "--o\n\nb\n--o--\n"));
  }

  private static List<Sample> nested() {
    return List.of(
        Sample.of(
            "message inside, its own encoding",
            MIXED
                + "--o\nContent-Type: message/rfc822\n\nSubject: in\n"
                + "Content-Transfer-Encoding: base64\nContent-Type: text/html\n\naGk=\n--o--\n"),
        Sample.of(
            "message inside, encoded",
            MIXED
                + "--o\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
                + "U3ViamVjdDogaW4NCg0KaGk=\n--o--\n"),
        Sample.of(
            "messages in messages",
            "Content-Type: message/rfc822\n\nContent-Type: message/rfc822\n\n"
                + "Subject: deep\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\ny\n--x--\n"),
        Sample.of(
            "digest",
            "Content-Type: multipart/digest; boundary=d\n\n--d\n\nSubject: one\n\n1\n"
                + "--d\nContent-Type: text/plain\n\n2\n--d\n\n\n3\n--d--\n"),
        Sample.of("message without header", "Content-Type: message/rfc822\n\n\nbody\n"));
  }

  private static List<Sample> headers() {
    return List.of(
        Sample.of("header alone", "Subject: x\nFrom: a@b.test\n"),
        Sample.of("empty line alone", "\n"),
        Sample.of("text without a colon", "this is no header\n\nbody\n"),
        Sample.of("a line that is no field", "Subject: a\nnonsense\nTo: b@c.test\n\nbody\n"),
        Sample.of("8-bit header", "Subject: caf\u00e9\nFrom: J\u00f6rg <j@b.test>\n\nx\n"),
        Sample.of(
            "UTF-8 header", "Subject: caf\u00c3\u00a9\nFrom: J\u00c3\u00b6 <j@b.test>\n\nx\n"),
        Sample.of("groups", "To: friends: a@b.test, C <c@d.test>;, e@f.test\nCc: none:;\n\nx\n"),
        Sample.of("unclosed group", "To: friends: a@b.test, c@d.test\n\nx\n"),
        Sample.of(
            "comments", "From: (a (b) c) j@b.test (Joe \\) X)\nTo: a@b.test (c), d@e.test\n\nx\n"),
        Sample.of("unclosed comment", "From: j@b.test (no end\nTo: \"no end <a@b.test>\n\nx\n"),
        Sample.of("routes", "From: <@a.test,@b.test:c@d.test>\nTo: A <@x.test:y@z.test>\n\nx\n"),
        Sample.of("no domain", "From: root\nTo: Joe <joe>, <>\nCc: ,,a@b.test,,\n\nx\n"),
        Sample.of(
            "quoted local part", "From: \"a b\"@c.test\nTo: \"a\\\"b\" <\"x\\\\y\"@z.test>\n\nx\n"),
        Sample.of("spaces in addresses", "From: a . b @ c . test\nTo: A B C <a @ b.test>\n\nx\n"),
        Sample.of("semicolons", "To: a@b.test; c@d.test; E <e@f.test>\n\nx\n"),
        Sample.of("domain literal", "From: a@[192.0.2.1]\nTo: <b@[IPv6:2001:db8::1]>\n\nx\n"));
  }

  private static List<Sample> fields() {
    return List.of(
        Sample.of("encoded words", "From: =?utf-8?q?J=C3=B6rg?= <j@b.test>\nSubject: =?x?\n\nx\n"),
        Sample.of("sender and reply-to", "From: a@b.test\nSender:\nReply-To: ,\n\nx\n"),
        Sample.of(
            "fields twice",
            "Subject: one\nSubject: two\nFrom: a@b.test\nFrom: c@d.test\n"
                + "To: e@f.test\nTo: g@h.test\nMessage-ID: <1@x>\nMessage-ID: <2@x>\n\nx\n"),
        Sample.of(
            "folded fields",
            "Subject: a\n  b\n\tc\nMessage-ID:\n <1@x>\nTo: a@b.test,\n c@d.test\n\nx\n"),
        Sample.of("empty fields", "Subject:\nDate: \nMessage-ID:  \nIn-Reply-To:\nTo:\n\nx\n"),
        Sample.of("space before the colon", "Subject : a\nFrom\t: b@c.test\n\nx\n"));
  }

  private static List<Sample> contentTypes() {
    return List.of(
        Sample.of(
            "content type twice",
            "Content-Type: text/html\nContent-Type: image/gif\nContent-Transfer-Encoding: 8bit\n"
                + "Content-Transfer-Encoding: base64\n\nx\n"),
        Sample.of("content type without subtype", "Content-Type: text\n\nx\n"),
        Sample.of("content type of no kind", "Content-Type: /html; charset=x\n\nx\n"),
        Sample.of("content type with spaces", "Content-Type: text / html ; charset = utf-8\n\nx\n"),
        Sample.of(
            "content type with a comment", "Content-Type: text/html (really); charset=x\n\nx\n"),
        Sample.of("parameters without end", "Content-Type: text/plain; charset=\"utf-8\n\nx\n"),
        Sample.of("parameters without semicolon", "Content-Type: text/plain charset=utf-8\n\nx\n"),
        Sample.of("parameter without value", "Content-Type: text/plain; charset; name=\n\nx\n"),
        Sample.of("parameters twice", "Content-Type: text/plain; a=1; a=2; charset=x;\n\nx\n"),
        Sample.of("8-bit parameter", "Content-Type: text/plain; name=\"caf\u00e9\"\n\nx\n"));
  }

  private static List<Sample> parameters() {
    return List.of(
        Sample.of(
            "continuations",
            "Content-Type: application/x; name*0*=utf-8''a%C3%A4; name*1=b; name*2*=%20c\n"
                + "Content-Disposition: attachment; filename*=iso-8859-1'en'%A3\n\nx\n"),
        Sample.of(
            "continuations out of order",
            "Content-Type: application/x; name*1=b; name*0=a; name*00=c; name*99999999999=d\n\nx\n"),
        Sample.of(
            "boundary in pieces",
            "Content-Type: multipart/mixed; boundary*0=a; boundary*1=b\n\n--ab\n\nx\n--ab--\n"),
        Sample.of(
            "all that BODYSTRUCTURE tells",
            "Content-Type: text/plain\nContent-ID: <a@b>\nContent-Description: a  b\n"
                + "Content-MD5: Q2hlY2s=\nContent-Language: en, de (c)\n"
                + "Content-Location: http://x.test/\n y\n"
                + "Content-Disposition: inline; filename=\"a;b\"\n\nx\n"),
        Sample.of("disposition alone", "Content-Disposition: ; filename=x\n\nx\n"),
        Sample.of("unknown encoding", "Content-Transfer-Encoding: x-uuencode (c)\n\nx\n"),
        Sample.of("encoding with more", "Content-Transfer-Encoding: base64; x=y\n\neA==\n"),
        Sample.of("no line end at the end", MIXED + "--o\n\nx\n--o--"),
        Sample.of(
            "external body", "Content-Type: message/external-body; access-type=x\n\nA: b\n\nc\n"),
        Sample.of("delivery status", "Content-Type: message/delivery-status\n\nA: b\n\nC: d\n"),
        Sample.of("partial", "Content-Type: message/partial; id=x; number=1\n\nSubject: y\n\nz\n"),
        Sample.of("dates", "Date: Fri, 31 Feb 2026 25:61:00 +9999 (x)\nReceived: a\n b\n\nx\n"));
  }
}
