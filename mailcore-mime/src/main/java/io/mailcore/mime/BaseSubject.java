package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

/**
 * The base subject by which messages are sorted and threaded: a subject without its {@code Re:},
 * {@code Fwd:}, list tags and {@code (fwd)} (RFC 5256 section 2.1).
 */
public final class BaseSubject {

  private BaseSubject() {}

  /**
   * Returns the base subject; encoded words are decoded first. Never fails, takes time linear in
   * the length.
   *
   * @param subject the value of the Subject field, each character one octet (ISO-8859-1), or text
   */
  public static String of(String subject) {
    return new Extraction(collapse(EncodedWords.decode(requireNonNull(subject, "subject")))).base();
  }

  /**
   * Tells whether the subject marks an answer or a forwarded message: whether something other than
   * blanks and list tags had to be removed (RFC 5256 section 3, REFERENCES step 5).
   */
  public static boolean isReplyOrForward(String subject) {
    Extraction extraction =
        new Extraction(collapse(EncodedWords.decode(requireNonNull(subject, "subject"))));
    extraction.base();
    return extraction.replyOrForward;
  }

  /** Step 1: tabs to blanks, many blanks to one. */
  private static String collapse(String text) {
    StringBuilder collapsed = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isBlank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
      if (!isBlank || !blank) {
        collapsed.append(isBlank ? ' ' : c);
      }
      blank = isBlank;
    }
    return collapsed.toString();
  }

  /** The part of a subject that is left, moved in from both sides. */
  private static final class Extraction {

    private final String text;
    private int from;
    private int to;
    private boolean replyOrForward;

    Extraction(String text) {
      this.text = text;
      this.to = text.length();
    }

    String base() {
      do {
        removeTrailers();
        removeLeadersAndBlobs();
      } while (removeForward());
      return text.substring(from, to);
    }

    /** Step 2. */
    private void removeTrailers() {
      while (to > from) {
        if (text.charAt(to - 1) == ' ') {
          to--;
        } else if (to - from >= 5 && matches(to - 5, "(fwd)")) {
          to -= 5;
          replyOrForward = true;
        } else {
          return;
        }
      }
    }

    /** Steps 3 to 5. A run of blobs is passed once, whatever stands behind it. */
    private void removeLeadersAndBlobs() {
      while (from < to) {
        if (text.charAt(from) == ' ') {
          from++;
          continue;
        }
        int firstBlobEnd = blobEnd(from);
        int lastBlobStart = from;
        int at = from;
        for (int end = firstBlobEnd; end >= 0; end = blobEnd(at)) {
          lastBlobStart = at;
          at = end;
        }
        int leaderEnd = reFwdEnd(at);
        if (leaderEnd >= 0) {
          from = leaderEnd;
          replyOrForward = true;
        } else if (firstBlobEnd < 0) {
          return;
        } else {
          // Blobs go as long as something is left: the last one stays if nothing else would.
          from = at < to ? at : lastBlobStart;
          return;
        }
      }
    }

    /** Step 6. */
    private boolean removeForward() {
      if (to - from >= 6 && matches(from, "[fwd:") && text.charAt(to - 1) == ']') {
        from += 5;
        to--;
        replyOrForward = true;
        return true;
      }
      return false;
    }

    /** The end of a {@code subj-refwd} at a position, or -1. */
    private int reFwdEnd(int start) {
      int at = start;
      if (matches(at, "re")) {
        at += 2;
      } else if (matches(at, "fwd")) {
        at += 3;
      } else if (matches(at, "fw")) {
        at += 2;
      } else {
        return -1;
      }
      while (at < to && text.charAt(at) == ' ') {
        at++;
      }
      int afterBlob = blobEnd(at);
      at = afterBlob < 0 ? at : afterBlob;
      return at < to && text.charAt(at) == ':' ? at + 1 : -1;
    }

    /** The end of a {@code subj-blob} at a position with the blanks behind it, or -1. */
    private int blobEnd(int start) {
      if (start >= to || text.charAt(start) != '[') {
        return -1;
      }
      int at = start + 1;
      while (at < to && text.charAt(at) != ']') {
        if (text.charAt(at) == '[') {
          return -1;
        }
        at++;
      }
      if (at == to) {
        return -1;
      }
      at++;
      while (at < to && text.charAt(at) == ' ') {
        at++;
      }
      return at;
    }

    private boolean matches(int at, String lower) {
      return at + lower.length() <= to
          && FieldText.equalsIgnoreCase(text.substring(at, at + lower.length()), lower);
    }
  }
}
