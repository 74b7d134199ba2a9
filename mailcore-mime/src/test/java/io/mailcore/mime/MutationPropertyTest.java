package io.mailcore.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A message with everything in it, damaged at random: nothing fails, nothing leaves its bounds. */
class MutationPropertyTest {

  private static final byte[] MESSAGE =
      Messages.lines(
          "Return-Path: <a@example.test>",
          "Received: from x (y [192.0.2.1]) by z; Fri, 21 Nov 1997 09:55:06 -0600",
          "From: =?utf-8?q?Ann_=C3=A9?= (x (y)) <@r.test,@s.test:ann@[192.0.2.1]>",
          "To: group (c): \"b, c\" <b@example.test>, d@example.test;, e . f @ g . test",
          "Subject: =?iso-8859-1*en?b?6Q==?=",
          " =?utf-8?q?=C3?= =?utf-8?q?=A9?= and \u00e9",
          "Date: Fri, 21 Nov 97 09(comment):55:06 EST",
          "References: <1@x> <2@x>",
          "Content-Type: multipart/mixed; boundary=\"aa\"; x*0*=utf-8'en'%C3%A9; x*1=y",
          "",
          "preamble",
          "--aa",
          "Content-Type: text/plain; charset=\"utf-8\" (c); format=flowed",
          "Content-Transfer-Encoding: quoted-printable",
          "Content-Disposition: attachment; filename=a b.txt",
          "",
          "text =C3=A9 =\t",
          " soft =",
          "",
          "--aa",
          "Content-Type: multipart/digest; boundary=a",
          "",
          "--a",
          "",
          "Subject: digest",
          "",
          "--a-- ",
          "--aa",
          "Content-Type: message/rfc822",
          "",
          "Subject: inner",
          "Content-Type: multipart/alternative; boundary=\"aa--\"",
          "",
          "--aa--",
          "Content-Transfer-Encoding: base64",
          "Content-Type: text/html; charset=utf-16",
          "",
          "PGh0bWw+",
          "--aa----",
          "--aa--",
          "epilogue");

  private static byte[] mutated(Random random) {
    byte[] message = MESSAGE.clone();
    for (int i = random.nextInt(8); i >= 0; i--) {
      message = mutatedOnce(message, random);
    }
    return message;
  }

  private static byte[] mutatedOnce(byte[] message, Random random) {
    int at = random.nextInt(message.length);
    int length = Math.min(message.length - at, random.nextInt(60));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(message, 0, at);
    switch (random.nextInt(5)) {
      case 0 -> out.write(random.nextInt(256));
      case 1 -> out.write("\r\n-=;\"\\()<>@:,\0?*'%".charAt(random.nextInt(18)));
      case 2 -> {
        out.write(message, at, length);
        out.write(message, at, length);
      }
      case 3 -> at += length;
      default -> {
        int from = random.nextInt(message.length);
        out.write(message, from, Math.min(message.length - from, length));
      }
    }
    if (at < message.length) {
      out.write(message, at, message.length - at);
    }
    return out.toByteArray();
  }

  @Property(tries = 3000)
  void nothingFailsOnDamage(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] message = mutated(random);
    MessageSummary summary = Messages.summarize(message);

    assertThat(Messages.summarize(message, 1 + random.nextInt(40))).isEqualTo(summary);
    assertThat(MessageSummary.decode(summary.encode())).contains(summary);
    assertThat(summary.size()).isEqualTo(message.length);
    Deque<BodyPart> waiting = new ArrayDeque<>();
    waiting.push(summary.root());
    while (!waiting.isEmpty()) {
      BodyPart part = waiting.pop();
      assertWritable(part);
      readText(part, message);
      part.children().forEach(waiting::push);
      part.body().ifPresent(waiting::push);
    }
    for (HeaderField field : HeaderFields.parse(message)) {
      assertClean(field.value());
      assertClean(field.decodedValue());
      Addresses.parse(field.value()).forEach(address -> assertClean(address.toString()));
      MessageDate.parse(field.value());
      BaseSubject.of(field.value());
    }
  }

  /** What an IMAP server relies on when it writes an answer. */
  private static void assertWritable(BodyPart part) {
    boolean message = part.isType("message", "rfc822") || part.isType("message", "global");
    assertThat(part.isMessage()).isEqualTo(message);
    assertThat(part.envelope().isPresent()).isEqualTo(message);
    assertThat(part.isMultipart()).isEqualTo(part.mediaType().startsWith("multipart/"));
    assertThat(part.type()).isNotEmpty();
    assertThat(part.subtype()).isNotEmpty();
    assertClean(part.type() + part.subtype() + part.encoding());
    part.parameters().forEach(parameter -> assertClean(parameter.toString()));
    part.fileName().ifPresent(MutationPropertyTest::assertClean);
    part.description().ifPresent(MutationPropertyTest::assertClean);
    assertThat(part.lines()).isBetween(0L, part.size());
  }

  private static void readText(BodyPart part, byte[] message) throws IOException {
    assertThat(part.bodyStart()).isBetween(part.headerStart(), part.end());
    try (var text =
        TextDecoding.reader(
            part, new ByteArrayInputStream(message, (int) part.bodyStart(), (int) part.size()))) {
      text.skip(Long.MAX_VALUE);
      assertThat(text.read()).isEqualTo(-1);
    }
  }

  private static void assertClean(String text) {
    assertThat(text).doesNotContain("\r").doesNotContain("\n").doesNotContain("\0");
  }
}
