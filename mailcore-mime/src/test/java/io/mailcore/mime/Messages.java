package io.mailcore.mime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Short ways to write messages in tests and to say what their structure is. */
final class Messages {

  private Messages() {}

  /** Lines, each ended by CRLF. */
  static byte[] lines(String... lines) {
    return octets(String.join("\r\n", lines) + "\r\n");
  }

  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static String text(byte[] octets) {
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  static MessageSummary summarize(byte[] message) {
    return summarize(message, MimeLimits.defaults());
  }

  static MessageSummary summarize(byte[] message, MimeLimits limits) {
    MessageSummarizer summarizer = new MessageSummarizer(limits);
    summarizer.accept(ByteBuffer.wrap(message));
    return summarizer.finish();
  }

  /** In chunks of a size. */
  static MessageSummary summarize(byte[] message, int chunk) {
    MessageSummarizer summarizer = new MessageSummarizer();
    for (int at = 0; at < message.length; at += chunk) {
      summarizer.accept(ByteBuffer.wrap(message, at, Math.min(chunk, message.length - at)));
    }
    return summarizer.finish();
  }

  static MessageSummary summarize(String... lines) {
    return summarize(lines(lines));
  }

  static String body(byte[] message, BodyPart part) {
    return text(message).substring((int) part.bodyStart(), (int) part.end());
  }

  static String header(byte[] message, BodyPart part) {
    return text(message).substring((int) part.headerStart(), (int) part.bodyStart());
  }

  /** The tree in one line: {@code multipart/mixed(text/plain, message/rfc822<text/html>)}. */
  static String tree(BodyPart part) {
    StringBuilder text = new StringBuilder(part.mediaType());
    if (part.isMultipart()) {
      List<String> children = new ArrayList<>();
      part.children().forEach(child -> children.add(tree(child)));
      text.append('(').append(String.join(", ", children)).append(')');
    }
    part.body().ifPresent(body -> text.append('<').append(tree(body)).append('>'));
    return text.toString();
  }

  static String tree(MessageSummary summary) {
    return tree(summary.root());
  }
}
