package io.mailcore.smtp.wire;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailAddress;
import io.mailcore.model.MailDomain;
import java.util.Optional;

/**
 * The argument of MAIL or RCPT (RFC 5321, sections 4.1.1.2, 4.1.1.3 and 4.1.2): a path in angle
 * brackets and what stands behind it. A source route is read and thrown away (appendix C).
 *
 * @param address the address; empty for {@code <>} in MAIL and for {@code <postmaster>} in RCPT,
 *     which has no domain
 * @param parameters what stands behind the path
 */
public record PathArgument(Optional<MailAddress> address, String parameters) {

  public PathArgument {
    requireNonNull(address, "address");
    requireNonNull(parameters, "parameters");
  }

  /**
   * Reads what stands behind MAIL.
   *
   * @param blankAllowed whether a blank may stand behind the colon
   */
  public static Parsed<PathArgument> ofMail(String argument, boolean blankAllowed) {
    return new Reader(argument, "FROM:", blankAllowed, "5.1.7").read("MAIL FROM:<address>");
  }

  /**
   * Reads what stands behind RCPT.
   *
   * @param blankAllowed whether a blank may stand behind the colon
   */
  public static Parsed<PathArgument> ofRcpt(String argument, boolean blankAllowed) {
    return new Reader(argument, "TO:", blankAllowed, "5.1.3").read("RCPT TO:<address>");
  }

  /** Reads one argument. */
  private record Reader(String argument, String keyword, boolean blankAllowed, String status) {

    Parsed<PathArgument> read(String syntax) {
      if (!Ascii.startsWith(argument, keyword)) {
        return Parsed.refused(501, "5.5.4", "Syntax: " + syntax);
      }
      int start = keyword.length();
      if (blankAllowed) {
        start = Ascii.skipBlanks(argument, start);
      }
      if (start == argument.length() || argument.charAt(start) != '<') {
        return Parsed.refused(501, "5.5.4", "Syntax: " + syntax);
      }
      int end = endOfPath(start + 1);
      if (end < 0) {
        return refusedAddress();
      }
      String behind = argument.substring(end + 1);
      if (!behind.isEmpty() && !Ascii.isBlank(behind.charAt(0))) {
        return Parsed.refused(501, "5.5.4", "Syntax: " + syntax);
      }
      return path(argument.substring(start + 1, end), behind);
    }

    /** The index of the bracket that ends the path, quoted ones aside, or -1. */
    private int endOfPath(int from) {
      boolean quoted = false;
      for (int at = from; at < argument.length(); at++) {
        char c = argument.charAt(at);
        if (c == '"') {
          quoted = !quoted;
        } else if (c == '\\' && quoted) {
          at++;
        } else if (c == '>' && !quoted) {
          return at;
        }
      }
      return -1;
    }

    private Parsed<PathArgument> path(String path, String parameters) {
      if (!Ascii.isText(path)) {
        return Parsed.refused(553, "5.6.7", "Addresses beyond ASCII need SMTPUTF8");
      }
      boolean sender = keyword.equals("FROM:");
      if (sender ? path.isEmpty() : Ascii.equalsIgnoreCase(path, "POSTMASTER")) {
        return Parsed.of(new PathArgument(Optional.empty(), parameters));
      }
      int start = path.startsWith("@") ? endOfRoute(path) : 0;
      if (start < 0) {
        return refusedAddress();
      }
      Optional<MailAddress> address = MailAddress.tryOf(path.substring(start));
      if (address.isEmpty() || address.get().localPart().isBlank()) {
        return refusedAddress();
      }
      return Parsed.of(new PathArgument(address, parameters));
    }

    /** The index behind the source route, or -1 if it is none. */
    private static int endOfRoute(String path) {
      int colon = path.indexOf(':');
      if (colon < 0) {
        return -1;
      }
      for (String hop : path.substring(0, colon).split(",", -1)) {
        if (!hop.startsWith("@") || !isDomain(hop.substring(1))) {
          return -1;
        }
      }
      return colon + 1;
    }

    private static boolean isDomain(String text) {
      try {
        MailDomain.of(text);
        return true;
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    private Parsed<PathArgument> refusedAddress() {
      return Parsed.refused(501, status, "Not an address of RFC 5321");
    }
  }
}
