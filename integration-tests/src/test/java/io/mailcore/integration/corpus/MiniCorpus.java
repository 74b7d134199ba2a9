package io.mailcore.integration.corpus;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Messages made here, each odd in a way of its own, so that the corpus is never empty. */
final class MiniCorpus {

  private MiniCorpus() {}

  static List<Sample> messages() {
    List<Sample> all = new ArrayList<>();
    all.addAll(shapes());
    all.addAll(bytes());
    all.addAll(structures());
    return all;
  }

  private static List<Sample> shapes() {
    return List.of(
        plain("one line", "Hello\n"),
        Sample.of("no body", header("no body")),
        Sample.of("empty body", header("empty body") + "\n"),
        plain("empty lines only", "\n\n\n\n"),
        Sample.of("no header", "\nNothing but a body\n"),
        Sample.of("no header field at all", "This is no field\nand this neither\n"),
        Sample.of("one field", "Subject: alone\n\nx\n"),
        plain("dots", ".\n..\n...\n.x\nx.\n. \n\n.\n"),
        plain("looks like the end", "before\n.\n\nMAIL FROM:<x@example.test>\n.\nQUIT\n"),
        plain("From at line starts", "From here\n>From there\nFROM: nowhere\n"),
        plain("a line of 997 octets", "x".repeat(997) + "\n.\n"),
        plain("a line of 100,000 octets", "y".repeat(100_000) + "\n"),
        Sample.of(
            "a folded subject",
            header("folded") + "X-Long: a\n b\n\tc\n  d\n \nX-After: e\n\nbody\n"),
        Sample.of(
            "hundreds of fields",
            header("many")
                + String.join("", IntStream.range(0, 500).mapToObj(MiniCorpus::field).toList())
                + "\nbody\n"));
  }

  private static String field(int number) {
    return "X-Field-" + number + ": value " + number + "\n";
  }

  private static List<Sample> bytes() {
    StringBuilder every = new StringBuilder();
    for (int octet = 1; octet < 256; octet++) {
      every.append((char) octet);
    }
    byte[] random = new byte[60_000];
    new Random(20260303).nextBytes(random);
    return List.of(
        plain("every octet but NUL", every + "\n"),
        Sample.of("8-bit header", header("Gr\u00fc\u00dfe, \u00e4\u00f6\u00fc") + "\nx\n"),
        Sample.of(
            "8-bit names",
            "From: J\u00f6rg <j@example.test>\nTo: \u00c5sa <a@example.test>\n\nhello\n"),
        Sample.of(
            "encoded words",
            header("=?UTF-8?Q?Gr=C3=BC=C3=9Fe?= =?utf-8?b?8J+YgA==?= =?x-none?q?=?=") + "\nx\n"),
        Sample.of(
            "base64",
            header("base64")
                + "Content-Type: application/octet-stream; name=\"a b.bin\"\n"
                + "Content-Transfer-Encoding: base64\n\n"
                + Base64.getMimeEncoder().encodeToString(random)
                + "\n"),
        Sample.of(
            "quoted printable",
            header("quoted-printable")
                + "Content-Type: text/plain; charset=\"iso-8859-1\"\n"
                + "Content-Transfer-Encoding: quoted-printable\n\n"
                + "Gr=FC=DFe =\nfrom afar=2E\n=2E\n"));
  }

  private static List<Sample> structures() {
    return List.of(
        multipart("alternative", text("plain", "Hello\n"), text("html", "<p>Hello</p>\n")),
        multipart("mixed", text("plain", "Hello\n"), attachment()),
        multipart("mixed of empty parts", "\n", "\n", text("plain", "")),
        multipart("digest", "\nSubject: inner\n\nbody\n", "\nSubject: second\n\nbody\n"),
        multipart("a message inside", text("plain", "See below\n"), message("forwarded")),
        multipart(
            "a multipart message inside",
            "Content-Type: message/rfc822\n\n"
                + header("inner")
                + multipartBody("mixed", "in", text("plain", "a\n"), text("plain", "b\n"))),
        Sample.of("nested thirty deep", nested(30)),
        Sample.of("a message only", header("only") + message("the only part")),
        Sample.of(
            "preamble and epilogue",
            header("preamble")
                + "Content-Type: multipart/mixed; boundary=b\n\nThis is a preamble\n\n--b\n\none\n"
                + "--b\n\ntwo\n--b--\n\nThis is an epilogue\n--b\nnot a part\n"),
        Sample.of(
            "boundary that begins like another",
            header("prefix")
                + "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n"
                + "Content-Type: multipart/alternative; boundary=\"bb\"\n\n--bb\n\none\n--bb\n\n"
                + "two\n--bb--\n--b\n\nthree\n--b--\n"),
        Sample.of(
            "never closed",
            header("open")
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\none\n--b\n\ntwo\n"));
  }

  private static String header(String subject) {
    return "From: Ann <ann@example.test>\nTo: Bob <bob@example.test>\n"
        + "Date: Tue, 3 Mar 2026 10:00:00 +0000\n"
        + ("Message-ID: <" + Integer.toHexString(subject.hashCode()) + "@example.test>\n")
        + ("Subject: " + subject + "\nMIME-Version: 1.0\n");
  }

  private static Sample plain(String subject, String body) {
    return Sample.of(subject, header(subject) + "\n" + body);
  }

  private static Sample multipart(String subject, String... parts) {
    String subtype = subject.equals("alternative") || subject.equals("digest") ? subject : "mixed";
    return Sample.of(subject, header(subject) + multipartBody(subtype, "=_" + parts.length, parts));
  }

  private static String multipartBody(String subtype, String boundary, String... parts) {
    StringBuilder body = new StringBuilder();
    body.append("Content-Type: multipart/").append(subtype);
    body.append("; boundary=\"").append(boundary).append("\"\n\n");
    for (String part : parts) {
      body.append("--").append(boundary).append('\n').append(part).append('\n');
    }
    return body.append("--").append(boundary).append("--\n").toString();
  }

  private static String text(String subtype, String text) {
    return "Content-Type: text/" + subtype + "; charset=us-ascii\n\n" + text;
  }

  private static String attachment() {
    return """
        Content-Type: image/gif; name="=?utf-8?q?=C3=A4.gif?="
        Content-Disposition: attachment; filename*=utf-8''%c3%a4.gif; size=3
        Content-ID: <image@example.test>
        Content-Description: a picture
        Content-Language: de, en
        Content-Location: http://example.test/a.gif
        Content-MD5: Q2hlY2sgSW50ZWdyaXR5IQ==
        Content-Transfer-Encoding: base64

        R0lG
        """;
  }

  private static String message(String subject) {
    return "Content-Type: message/rfc822\n\n" + header(subject) + "\nThe text of it\n.\n";
  }

  private static String nested(int depth) {
    String part = text("plain", "at the bottom\n");
    for (int level = depth; level > 0; level--) {
      part = multipartBody("mixed", "level-" + level + "-", part);
    }
    return header("nested") + part;
  }
}
