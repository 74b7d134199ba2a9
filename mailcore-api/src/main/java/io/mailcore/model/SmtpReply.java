package io.mailcore.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A reply of SMTP or LMTP (RFC 5321, section 4.2): a code, an enhanced status (RFC 2034) where the
 * code may have one, and lines of text.
 */
public final class SmtpReply {

  // RFC 5321, section 4.5.3.1.5: 512 octets with code, enhanced status and CRLF.
  private static final int MAX_TEXT = 480;

  private final int code;
  private final Optional<EnhancedStatus> status;
  private final List<String> lines;

  private SmtpReply(int code, Optional<EnhancedStatus> status, List<String> lines) {
    if (code < 200 || code > 599) {
      throw new IllegalArgumentException("code: " + code + " (expected: 200 to 599)");
    }
    status.ifPresent(
        s -> {
          if (s.category() != code / 100) {
            throw new IllegalArgumentException(
                "status: " + s + " (expected: class of " + code + ")");
          }
        });
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("lines: none (expected: at least one)");
    }
    this.code = code;
    this.status = status;
    this.lines = List.copyOf(lines);
    this.lines.forEach(SmtpReply::checkText);
  }

  /** A reply with an enhanced status. */
  public static SmtpReply of(int code, String status, String text) {
    return new SmtpReply(code, Optional.of(EnhancedStatus.of(status)), List.of(text));
  }

  /** A reply of several lines with an enhanced status, which is written on each. */
  public static SmtpReply of(int code, String status, List<String> lines) {
    return new SmtpReply(code, Optional.of(EnhancedStatus.of(status)), lines);
  }

  /** A reply without an enhanced status, as the greeting, EHLO and 3xx have. */
  public static SmtpReply plain(int code, String text) {
    return new SmtpReply(code, Optional.empty(), List.of(text));
  }

  /** A reply of several lines without an enhanced status. */
  public static SmtpReply plain(int code, List<String> lines) {
    return new SmtpReply(code, Optional.empty(), lines);
  }

  private static void checkText(String text) {
    if (requireNonNull(text, "text").length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "text: " + text.length() + " characters (expected: at most " + MAX_TEXT + ")");
    }
    // RFC 5321, section 4.2: textstring = 1*(%d09 / %d32-126); UTF-8 needs RFC 6531 and isn't sent.
    if (!text.chars().allMatch(c -> c == '\t' || c >= ' ' && c < 0x7F)) {
      throw new IllegalArgumentException("text: holds a character outside printable ASCII");
    }
  }

  /** The code, 200 to 599. */
  public int code() {
    return code;
  }

  /** The enhanced status, if the reply has one. */
  public Optional<EnhancedStatus> status() {
    return status;
  }

  /** The lines of text, at least one. */
  public List<String> lines() {
    return lines;
  }

  /** The first line of text. */
  public String text() {
    return lines.get(0);
  }

  /** Whether the code says 2xx or 3xx. */
  public boolean isPositive() {
    return code < 400;
  }

  /** Whether the code says 4xx: the same may succeed later. */
  public boolean isTransient() {
    return code >= 400 && code < 500;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SmtpReply reply
        && code == reply.code
        && status.equals(reply.status)
        && lines.equals(reply.lines);
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, status, lines);
  }

  @Override
  public String toString() {
    return code + status.map(s -> " " + s).orElse("") + " " + String.join(" / ", lines);
  }
}
