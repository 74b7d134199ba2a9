package io.mailcore.benchmarks.micro;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Messages to measure with: those of the directory {@code MAILCORE_CORPUS}, or a few made here. */
final class Samples {

  private static final int MEBIBYTE = 1024 * 1024;

  private Samples() {}

  /** Whole messages with CRLF. */
  static List<byte[]> messages() {
    String corpus = System.getenv("MAILCORE_CORPUS");
    return corpus == null || corpus.isEmpty() ? made() : read(Path.of(corpus));
  }

  /** A mebibyte of text in lines of 72 octets, of which one in 16 begins with a stuffed dot. */
  static byte[] stuffedText() {
    StringBuilder text = new StringBuilder(MEBIBYTE + 100);
    for (int line = 0; text.length() < MEBIBYTE; line++) {
      text.append(line % 16 == 0 ? ".." : "ab")
          .append("cdefgh ijklmno pqrs tuvwxyz ".repeat(3), 0, 70)
          .append("\r\n");
    }
    return octets(text + ".\r\n");
  }

  /** A mebibyte of octets in Base64, in lines of 76. */
  static byte[] base64() {
    byte[] octets = new byte[MEBIBYTE];
    new Random(1).nextBytes(octets);
    return Base64.getMimeEncoder().encode(octets);
  }

  /** Most of a mebibyte of German text in Quoted-Printable, in lines of 74. */
  static byte[] quotedPrintable() {
    String line = "Die Gr=C3=B6=C3=9Fe der Nachricht, in der es um Sch=C3=B6nes geht, ist=20=\r\n";
    return octets(line.repeat(MEBIBYTE / line.length()));
  }

  private static List<byte[]> read(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      List<byte[]> messages = new ArrayList<>();
      for (Path file : all.filter(file -> file.toString().endsWith(".msg")).sorted().toList()) {
        messages.add(withCrLf(Files.readAllBytes(file)));
      }
      return messages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] withCrLf(byte[] octets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(octets.length + octets.length / 16);
    byte before = 0;
    for (byte octet : octets) {
      if (octet == '\n' && before != '\r') {
        out.write('\r');
      }
      out.write(octet);
      before = octet;
    }
    return out.toByteArray();
  }

  private static List<byte[]> made() {
    String header =
        """
        Received: from mx.example.test (mx.example.test [192.0.2.1])
        \tby mail.example.test with ESMTPS id 4711; Thu, 01 Jan 2026 12:00:00 +0000
        From: "Ann Example" <ann@example.test>
        To: Ben <ben@example.test>, =?UTF-8?Q?J=C3=BCrgen?= <juergen@example.test>
        Cc: team: carol@example.test, dave@example.test;
        Subject: =?UTF-8?B?R3LDvMOfZQ==?= from the benchmark
        Date: Thu, 01 Jan 2026 12:00:00 +0000
        Message-ID: <1@example.test>
        References: <0@example.test>
        MIME-Version: 1.0
        """;
    String text = "Lines of text that are neither long nor short.\n".repeat(50);
    String plain = header + "Content-Type: text/plain; charset=utf-8\n\n" + text;
    String parts =
        "--b1\nContent-Type: text/plain; charset=\"utf-8\"\n\n"
            + text
            + "\n--b1\nContent-Type: image/png; name=\"a picture.png\"\n"
            + "Content-Disposition: attachment; filename=\"a picture.png\"\n"
            + "Content-Transfer-Encoding: base64\n\n"
            + "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwAD\n".repeat(100)
            + "\n--b1--\n";
    String mixed = header + "Content-Type: multipart/mixed; boundary=b1\n\n" + parts;
    String forwarded =
        header
            + "Content-Type: multipart/mixed; boundary=b2\n\n--b2\n\nSee below.\n--b2\n"
            + "Content-Type: message/rfc822\n\n"
            + mixed
            + "\n--b2--\n";
    return Stream.of(plain, mixed, forwarded).map(m -> withCrLf(octets(m))).toList();
  }

  private static byte[] octets(String ascii) {
    return ascii.getBytes(StandardCharsets.US_ASCII);
  }
}
