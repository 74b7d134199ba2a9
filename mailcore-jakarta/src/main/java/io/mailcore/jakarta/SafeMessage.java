package io.mailcore.jakarta;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * A message whose header fields, and those of its parts, have been found to be no more than that.
 */
final class SafeMessage {

  /** Fields that are for the sender's side alone. */
  private static final String[] LEFT_OUT = {"Bcc", "Resent-Bcc", "Content-Length"};

  /** What a message may have of parts, one in the other or side by side. */
  private static final int MAX_PARTS = 10_000;

  private final MimeMessage message;

  private SafeMessage(MimeMessage message) {
    this.message = message;
  }

  /**
   * Looks at every header field as it will be written.
   *
   * @throws IllegalArgumentException if one is unsafe
   */
  static SafeMessage check(MimeMessage message) throws MessagingException {
    settle(message);
    Deque<MimePart> parts = new ArrayDeque<>();
    parts.add(message);
    for (int count = 1; !parts.isEmpty(); count++) {
      if (count > MAX_PARTS) {
        throw new IllegalArgumentException("parts: expected at most " + MAX_PARTS);
      }
      MimePart part = parts.remove();
      for (String line : lines(part)) {
        HeaderLine.check(line);
      }
      addInner(part, parts);
    }
    return new SafeMessage(message);
  }

  // A message that is new writes its Message-ID and MIME fields when it is written first: it begins
  // to be, into nothing, so that these are looked at too.
  private static void settle(MimeMessage message) throws MessagingException {
    try {
      message.writeTo(new FirstOctet(), LEFT_OUT);
    } catch (FirstOctet.Reached e) {
      // All fields are there now.
      return;
    } catch (IOException e) {
      throw new MessagingException("the message can't be written: " + e.getMessage(), e);
    }
  }

  private static List<String> lines(MimePart part) throws MessagingException {
    return Collections.list(part.getAllHeaderLines());
  }

  private static void addInner(MimePart part, Deque<MimePart> parts) throws MessagingException {
    if (!part.isMimeType("multipart/*") && !part.isMimeType("message/rfc822")) {
      return;
    }
    Object content;
    try {
      content = part.getContent();
    } catch (IOException e) {
      throw new MessagingException("a part can't be read: " + e.getMessage(), e);
    }
    if (content instanceof Multipart multipart) {
      for (int i = 0; i < multipart.getCount(); i++) {
        BodyPart inner = multipart.getBodyPart(i);
        if (inner instanceof MimePart mime) {
          parts.add(mime);
        }
      }
    } else if (content instanceof MimePart inner) {
      parts.add(inner);
    }
  }

  /** Writes the message in lines with CRLF, without Bcc. */
  void writeTo(OutputStream out) throws IOException {
    CrlfOutput lines = new CrlfOutput(out);
    try {
      message.writeTo(lines, LEFT_OUT);
      lines.end();
    } catch (MessagingException e) {
      throw new IOException("the message can't be written: " + e.getMessage(), e);
    }
  }

  /** Ends the writing at its first octet. */
  private static final class FirstOctet extends OutputStream {

    private static final class Reached extends IOException {
      private static final long serialVersionUID = 1L;
    }

    @Override
    public void write(int octet) throws IOException {
      throw new Reached();
    }
  }
}
