package io.mailcore.benchmarks.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.Locale;
import java.util.Random;

/**
 * Mail as it lies in mailboxes: each message of about 4 KiB another one, every fourth with an HTML
 * alternative and an attachment. The same number always gives the same message.
 */
public final class SampleMail {

  /** A word that one subject in a hundred has, and no text. */
  public static final String SUBJECT_WORD = "quarterly";

  /** A word that the text of one message in a hundred has, and no header. */
  public static final String TEXT_WORD = "xylophone";

  private static final int HUNDRED = 100;
  private static final int TEXT_OCTETS = 3200;
  private static final int WIDTH = 72;
  private static final String[] WORDS = {
    "about", "again", "answer", "because", "before", "budget", "change", "customer", "delivery",
    "discuss", "every", "figures", "following", "friday", "house", "invoice", "letter", "meeting",
    "monday", "morning", "number", "office", "order", "people", "please", "project", "question",
    "report", "schedule", "should", "thanks", "through", "tomorrow", "update", "version", "week"
  };

  private SampleMail() {}

  /** A message, with CRLF at the ends of its lines. */
  public static byte[] message(int number) {
    Random random = new Random(number);
    StringBuilder mail = new StringBuilder(TEXT_OCTETS * 3 / 2);
    header(mail, number, random);
    if (number % 4 == 0) {
      multipart(mail, number, random);
    } else {
      mail.append("Content-Type: text/plain; charset=utf-8\r\n");
      mail.append("Content-Transfer-Encoding: quoted-printable\r\n\r\n");
      text(mail, TEXT_OCTETS, number, random);
    }
    return mail.toString().getBytes(US_ASCII);
  }

  private static void header(StringBuilder mail, int number, Random random) {
    String host = "mx" + random.nextInt(9) + ".sender.test";
    mail.append("Return-Path: <person").append(number % 97).append("@sender.test>\r\n");
    mail.append("Received: from ").append(host).append(" (").append(host);
    mail.append(" [192.0.2.").append(random.nextInt(250)).append("])\r\n");
    mail.append("\tby mail.example.test with ESMTPS id ").append(random.nextInt(1 << 30));
    mail.append("\r\n\tfor <user@example.test>; ").append(date(number)).append("\r\n");
    mail.append("Date: ").append(date(number)).append("\r\n");
    mail.append("From: \"Person ").append(number % 97).append("\" <person").append(number % 97);
    mail.append("@sender.test>\r\nTo: User <user@example.test>, other@example.test\r\n");
    mail.append("Subject: ").append(word(random)).append(' ').append(word(random)).append(' ');
    mail.append(number % HUNDRED == 7 ? SUBJECT_WORD : word(random)).append(' ').append(number);
    mail.append("\r\nMessage-ID: <").append(number).append(".m@sender.test>\r\n");
    mail.append("In-Reply-To: <").append(number - 1).append(".m@sender.test>\r\n");
    mail.append("List-Id: <list").append(number % HUNDRED).append(".sender.test>\r\n");
    mail.append("User-Agent: Sample 1.0\r\nMIME-Version: 1.0\r\n");
  }

  private static void multipart(StringBuilder mail, int number, Random random) {
    mail.append("Content-Type: multipart/mixed; boundary=\"outer\"\r\n\r\n--outer\r\n");
    mail.append("Content-Type: multipart/alternative; boundary=\"inner\"\r\n\r\n--inner\r\n");
    mail.append("Content-Type: text/plain; charset=utf-8\r\n\r\n");
    text(mail, TEXT_OCTETS / 4, number, random);
    mail.append("\r\n--inner\r\nContent-Type: text/html; charset=utf-8\r\n");
    mail.append("Content-Transfer-Encoding: quoted-printable\r\n\r\n<html><body><p>\r\n");
    text(mail, TEXT_OCTETS / 4, number, random);
    mail.append("</p></body></html>\r\n\r\n--inner--\r\n\r\n--outer\r\n");
    mail.append("Content-Type: application/pdf; name=\"report.pdf\"\r\n");
    mail.append("Content-Disposition: attachment; filename=\"report.pdf\"\r\n");
    mail.append("Content-Transfer-Encoding: base64\r\n\r\n");
    byte[] attachment = new byte[TEXT_OCTETS / 3];
    random.nextBytes(attachment);
    mail.append(Base64.getMimeEncoder().encodeToString(attachment));
    mail.append("\r\n--outer--\r\n");
  }

  private static void text(StringBuilder mail, int octets, int number, Random random) {
    int end = mail.length() + octets;
    int line = mail.length();
    while (mail.length() < end) {
      String next = word(random);
      if (mail.length() - line + next.length() >= WIDTH) {
        mail.append("\r\n");
        line = mail.length();
      }
      mail.append(next).append(' ');
    }
    mail.append(number % HUNDRED == 9 ? TEXT_WORD : "regards").append("\r\n");
  }

  private static String word(Random random) {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private static String date(int number) {
    return String.format(
        Locale.ROOT,
        "Mon, %d Jun 2026 %02d:%02d:%02d +0200",
        1 + number % 28,
        number / 3600 % 24,
        number / 60 % 60,
        number % 60);
  }
}
