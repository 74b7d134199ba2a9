package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address of a header field, or the start or end of a group, as the four members of an IMAP
 * address structure (RFC 3501 section 7.4.2).
 *
 * <p>Parsed values are octets: each character of a string is one octet of the header (ISO-8859-1),
 * with quoting removed and encoded words left as they are. They hold no CR, LF or NUL. An address
 * without a domain has an empty host, since a missing host would mean a group.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class EnvelopeAddress {

  private static final EnvelopeAddress GROUP_END = new EnvelopeAddress(null, null, null, null);

  private final @Nullable String name;
  private final @Nullable String route;
  private final @Nullable String mailbox;
  private final @Nullable String host;

  private EnvelopeAddress(
      @Nullable String name,
      @Nullable String route,
      @Nullable String mailbox,
      @Nullable String host) {
    this.name = name;
    this.route = route;
    this.mailbox = mailbox;
    this.host = host;
  }

  /** Returns the address {@code mailbox@host}; the host may be empty. */
  public static EnvelopeAddress of(String mailbox, String host) {
    return new EnvelopeAddress(
        null, null, requireNonNull(mailbox, "mailbox"), requireNonNull(host, "host"));
  }

  /** Returns the marker for the start of a group with the given name. */
  public static EnvelopeAddress groupStart(String name) {
    return new EnvelopeAddress(null, null, requireNonNull(name, "name"), null);
  }

  /** Returns the marker for the end of a group. */
  public static EnvelopeAddress groupEnd() {
    return GROUP_END;
  }

  static EnvelopeAddress ofMembers(
      @Nullable String name,
      @Nullable String route,
      @Nullable String mailbox,
      @Nullable String host) {
    return new EnvelopeAddress(name, route, mailbox, host);
  }

  /** Returns this address with a display name. */
  public EnvelopeAddress withName(String name) {
    return new EnvelopeAddress(requireNonNull(name, "name"), route, mailbox, host);
  }

  /** The display name, quoting removed, or the comment that stands in for one. */
  public Optional<String> name() {
    return Optional.ofNullable(name);
  }

  /** The source route, {@code @a,@b} (obs-route of RFC 5322 section 4.4). */
  public Optional<String> route() {
    return Optional.ofNullable(route);
  }

  /** The local part without quoting; the name of the group for its start; empty for its end. */
  public Optional<String> mailbox() {
    return Optional.ofNullable(mailbox);
  }

  /**
   * The domain; empty for the start and end of a group, an empty string if the domain is missing.
   */
  public Optional<String> host() {
    return Optional.ofNullable(host);
  }

  /** Tells whether this marks the start of a group. */
  public boolean isGroupStart() {
    return host == null && mailbox != null;
  }

  /** Tells whether this marks the end of a group. */
  public boolean isGroupEnd() {
    return host == null && mailbox == null;
  }

  /** Tells whether this is an address, not a group's start or end. */
  public boolean isAddress() {
    return host != null;
  }

  /**
   * The address as text, {@code mailbox@host} with the local part unquoted; the mailbox alone if
   * the host is missing; empty for the start and end of a group.
   */
  public Optional<String> address() {
    if (host == null) {
      return Optional.empty();
    }
    return Optional.of(host.isEmpty() ? "" + mailbox : mailbox + "@" + host);
  }

  /** The display name as text, encoded words decoded (RFC 2047). */
  public Optional<String> decodedName() {
    return name().map(EncodedWords::decode);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof EnvelopeAddress that
        && Objects.equals(name, that.name)
        && Objects.equals(route, that.route)
        && Objects.equals(mailbox, that.mailbox)
        && Objects.equals(host, that.host);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, route, mailbox, host);
  }

  @Override
  public String toString() {
    return "(" + name + " " + route + " " + mailbox + " " + host + ")";
  }
}
