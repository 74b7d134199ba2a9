package io.mailcore.smtp.delivery;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailAddress;
import io.mailcore.model.SessionContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The fields that this server puts into the header of a message (RFC 5321, section 4.4).
 *
 * @param session whom it came from
 * @param hello what the client calls itself; empty for the host process itself
 * @param with the protocol as RFC 3848 names it
 * @param id the transaction's id
 * @param recipient the only one; empty if there are several, which must not learn of each other
 * @param at when the transaction began
 */
public record Trace(
    SessionContext session,
    Optional<String> hello,
    String with,
    String id,
    Optional<MailAddress> recipient,
    Instant at) {

  // Names of days and months are English whatever the process's locale (RFC 5322, section 3.3).
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss xx", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  public Trace {
    requireNonNull(session, "session");
    requireNonNull(hello, "hello");
    requireNonNull(with, "with");
    requireNonNull(id, "id");
    requireNonNull(recipient, "recipient");
    requireNonNull(at, "at");
  }

  /** The Received field. */
  byte[] received(String hostName) {
    StringBuilder field = new StringBuilder(256).append("Received:");
    hello.ifPresent(
        name -> field.append(" from ").append(name).append(" (").append(peer()).append(")\r\n\t"));
    field.append(hello.isPresent() ? "by " : " by ").append(hostName);
    field.append(" with ").append(with).append(" id ").append(id);
    recipient.ifPresent(address -> field.append("\r\n\tfor <").append(address).append('>'));
    field.append(";\r\n\t").append(DATE.format(at)).append("\r\n");
    return octets(field);
  }

  private String peer() {
    InetAddress address = session.remoteAddress().getAddress();
    if (address == null) {
      return "unknown";
    }
    String text = address.getHostAddress();
    int scope = text.indexOf('%');
    return (address instanceof Inet6Address ? "[IPv6:" : "[")
        + (scope < 0 ? text : text.substring(0, scope))
        + "]";
  }

  /**
   * The fields on top of a message at its final delivery: whom it is from, and whose copy it is.
   */
  static byte[] delivered(Optional<MailAddress> sender, MailAddress recipient) {
    String returnPath = sender.map(MailAddress::toString).orElse("");
    return octets("Return-Path: <" + returnPath + ">\r\nDelivered-To: " + recipient + "\r\n");
  }

  /** A Date field (RFC 6409, section 8.2). */
  static String date(Instant at) {
    return "Date: " + DATE.format(at) + "\r\n";
  }

  /** A Message-ID field (RFC 6409, section 8.3). */
  static String messageId(String id, String hostName) {
    return "Message-ID: <" + id + "@" + hostName + ">\r\n";
  }

  private static byte[] octets(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
