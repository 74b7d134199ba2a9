package io.mailcore.store.exchange;

import io.mailcore.model.Flag;
import java.util.HashSet;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * The header fields in which an mbox keeps flags. They belong to the mbox, not to the message, so
 * that they aren't there any more once it is in a mailbox. For use by one thread.
 */
public final class StatusFields {

  /** Says how a message differs from what its text in the mbox tells. */
  public static final String FORM = "X-Mailcore-Form";

  private static final Set<String> OURS =
      Set.of(
          "status",
          "x-status",
          "x-keywords",
          "x-uid",
          "x-imap",
          "x-imapbase",
          "content-length",
          "x-mailcore-form");

  private final Set<Flag> flags = new HashSet<>();
  private OptionalLong contentLength = OptionalLong.empty();
  private boolean status;
  private boolean labelled;
  private boolean unread;
  private boolean folderInternal;
  private int refusedKeywords;

  /** Whether a field is the mbox's, not the message's. */
  public static boolean isOurs(String foldedName) {
    return OURS.contains(foldedName);
  }

  /** Whether a field says something of flags, be it the mbox's or not. */
  public static boolean isRead(String foldedName) {
    return isOurs(foldedName)
        || foldedName.equals("x-mozilla-status")
        || foldedName.equals("x-gmail-labels");
  }

  /** Takes a field, one that is kept in the message too. */
  public void accept(String foldedName, String value) {
    switch (foldedName) {
      case "status" -> {
        status = true;
        mark(value.indexOf('R') >= 0, Flag.SEEN);
      }
      case "x-status" -> {
        mark(value.indexOf('A') >= 0, Flag.ANSWERED);
        mark(value.indexOf('F') >= 0, Flag.FLAGGED);
        mark(value.indexOf('T') >= 0, Flag.DRAFT);
        mark(value.indexOf('D') >= 0, Flag.DELETED);
      }
      case "x-keywords" -> keywords(value);
      case "x-imap" -> folderInternal = true;
      case "content-length" -> contentLength = length(value.strip());
      case "x-mozilla-status" -> mozilla(value.strip());
      case "x-gmail-labels" -> labels(value);
      default -> {
        // Of no meaning for flags.
      }
    }
  }

  private void mark(boolean set, Flag flag) {
    if (set) {
      flags.add(flag);
    }
  }

  private void keywords(String value) {
    StringTokenizer words = new StringTokenizer(value, " \t\r\n");
    while (words.hasMoreTokens()) {
      try {
        flags.add(Flag.keyword(words.nextToken()));
      } catch (IllegalArgumentException e) {
        refusedKeywords++;
      }
    }
  }

  private static OptionalLong length(String digits) {
    boolean number =
        !digits.isEmpty()
            && digits.length() < 19
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return number ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
  }

  // Four hexadecimal digits: 1 read, 2 replied, 4 marked, 8 expunged but not yet gone.
  private void mozilla(String digits) {
    boolean hex = digits.length() == 4 && digits.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    int bits = hex ? Integer.parseInt(digits, 16) : 0;
    status |= hex;
    mark((bits & 1) != 0, Flag.SEEN);
    mark((bits & 2) != 0, Flag.ANSWERED);
    mark((bits & 4) != 0, Flag.FLAGGED);
    mark((bits & 8) != 0, Flag.DELETED);
  }

  // As Google's export has them, in English: what isn't Unread was read.
  private void labels(String value) {
    labelled = true;
    for (String label : value.split(",", -1)) {
      switch (label.strip().toLowerCase(Locale.ROOT)) {
        case "unread" -> unread = true;
        case "starred" -> flags.add(Flag.FLAGGED);
        case "drafts", "draft" -> flags.add(Flag.DRAFT);
        default -> {
          // A name of the owner's, which stays in the message.
        }
      }
    }
  }

  /** The flags that the fields tell. */
  public Set<Flag> flags() {
    Set<Flag> all = new HashSet<>(flags);
    if (labelled && !status && !unread) {
      all.add(Flag.SEEN);
    }
    return all;
  }

  /** How many octets the body has in the file, if a field says so. */
  public OptionalLong contentLength() {
    return contentLength;
  }

  /** Whether this is the message in which some servers keep what is about the mbox itself. */
  public boolean folderInternal() {
    return folderInternal;
  }

  /** How many keywords were none. */
  public int refusedKeywords() {
    return refusedKeywords;
  }
}
