package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailboxName;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A message, or what of it {@code BODY[...]<...>} could name, as an URL without a server: an
 * absolute path of RFC 5092 section 7.1, such as {@code
 * /Drafts;UIDVALIDITY=385759045/;UID=20/;SECTION=1.MIME}. Relative paths are none that may be
 * accepted (section 7.2).
 *
 * @param mailbox where the message is
 * @param uidValidity of the mailbox, if the URL says it
 * @param uid of the message
 * @param section what of the message
 * @param partial which of the section's octets, or nothing for all
 */
public record MessageUrl(
    MailboxName mailbox,
    OptionalLong uidValidity,
    long uid,
    Section section,
    Optional<Partial> partial) {

  private static final String UID_VALIDITY = ";UIDVALIDITY=";
  private static final String UID = "UID=";
  private static final String SECTION = "SECTION=";
  private static final String PARTIAL = "PARTIAL=";

  /** Checks for null. */
  public MessageUrl {
    requireNonNull(mailbox, "mailbox");
    requireNonNull(uidValidity, "uidValidity");
    requireNonNull(section, "section");
    requireNonNull(partial, "partial");
  }

  /**
   * Reads an URL.
   *
   * @return nothing if it names no message
   */
  public static Optional<MessageUrl> parse(String url) {
    if (!url.startsWith("/") || url.startsWith("//") || !isUrl(url)) {
      return Optional.empty();
    }
    try {
      return read(url.substring(1).split("/;", -1));
    } catch (ImapSyntaxException e) {
      return Optional.empty();
    }
  }

  /** A query searches for messages, a fragment has no meaning, and the rest is never unencoded. */
  private static boolean isUrl(String url) {
    return url.chars().allMatch(c -> c > ' ' && c < 0x7F && "?#<>\"\\^`{|}".indexOf(c) < 0);
  }

  private static Optional<MessageUrl> read(String[] segments) {
    if (segments.length < 2 || segments.length > 4 || !is(segments[1], UID)) {
      return Optional.empty();
    }
    Section section = Section.WHOLE;
    Optional<Partial> partial = Optional.empty();
    int next = 2;
    if (next < segments.length && is(segments[next], SECTION)) {
      section = section(decode(segments[next++].substring(SECTION.length())));
    }
    if (next < segments.length && is(segments[next], PARTIAL)) {
      partial = Optional.of(partial(segments[next++].substring(PARTIAL.length())));
    }
    if (next < segments.length) {
      return Optional.empty();
    }
    long uid = nzNumber(segments[1].substring(UID.length()));
    return read(segments[0], uid, section, partial);
  }

  private static Optional<MessageUrl> read(
      String mailbox, long uid, Section section, Optional<Partial> partial) {
    int modifier = mailbox.toUpperCase(Locale.ROOT).indexOf(UID_VALIDITY);
    OptionalLong uidValidity =
        modifier < 0
            ? OptionalLong.empty()
            : OptionalLong.of(nzNumber(mailbox.substring(modifier + UID_VALIDITY.length())));
    String encoded = modifier < 0 ? mailbox : mailbox.substring(0, modifier);
    if (encoded.indexOf(';') >= 0) {
      return Optional.empty();
    }
    return Chars.utf8(octets(encoded))
        .flatMap(MailboxName::tryOf)
        .map(name -> new MessageUrl(name, uidValidity, uid, section, partial));
  }

  private static boolean is(String segment, String parameter) {
    return segment.regionMatches(true, 0, parameter, 0, parameter.length());
  }

  private static ImapReader reader(String text) {
    return ImapReader.of(CommandLine.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static long nzNumber(String text) {
    ImapReader in = reader(text);
    long number = in.nzNumber();
    in.end();
    return number;
  }

  private static Section section(String text) {
    ImapReader in = reader("[" + text + "]");
    Section section = SectionReader.section(in);
    in.end();
    return section;
  }

  private static Partial partial(String text) {
    ImapReader in = reader(text);
    long offset = in.number64();
    long length = in.tryChar('.') ? in.number64() : Long.MAX_VALUE;
    in.end();
    if (length == 0) {
      throw ImapReader.error("Partial length must be at least 1");
    }
    return new Partial(offset, length);
  }

  private static String decode(String encoded) {
    return Chars.utf8(octets(encoded)).orElseThrow(() -> ImapReader.error("Invalid UTF-8"));
  }

  private static byte[] octets(String encoded) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '%') {
        if (i + 2 >= encoded.length()) {
          throw ImapReader.error("Invalid escape");
        }
        octets.write(digit(encoded.charAt(i + 1)) << 4 | digit(encoded.charAt(i + 2)));
        i += 2;
      } else {
        octets.write(c);
      }
    }
    return octets.toByteArray();
  }

  private static int digit(char c) {
    int digit = c < 0x80 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      throw ImapReader.error("Invalid escape");
    }
    return digit;
  }
}
