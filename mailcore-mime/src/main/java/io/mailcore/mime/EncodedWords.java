package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/** Encoded words: text beyond ASCII in header fields (RFC 2047, RFC 2231 section 5). */
public final class EncodedWords {

  private EncodedWords() {}

  /**
   * Makes text of a header field's value. Encoded words are decoded, the blanks between two of them
   * dropped, and octets of adjacent words of one charset joined before they are decoded. Words in
   * an unknown charset or encoding stay as they are. Octets outside encoded words are read as UTF-8
   * (RFC 6532), those that aren't as ISO-8859-1.
   *
   * <p>Never fails; time and result are linear in the input. The result holds no CR, LF or NUL,
   * whatever the words hold: those become blanks.
   *
   * @param value the value, each character one octet, folded or not; characters above U+00FF are
   *     kept
   */
  public static String decode(String value) {
    return new EncodedWordDecoder(FieldText.unfoldInside(requireNonNull(value, "value"))).decode();
  }

  /** Makes text of the octets of a header field's value, as {@link #decode(String)}. */
  public static String decode(byte[] value) {
    return decode(new String(requireNonNull(value, "value"), StandardCharsets.ISO_8859_1));
  }

  /**
   * Writes text so that it may stand in an unstructured field or a phrase: as it is if it is
   * printable ASCII, else as encoded words in UTF-8 of at most 62 characters with one blank between
   * them, at which a line may be folded.
   *
   * @throws IllegalArgumentException if the text has control characters or half a surrogate pair
   */
  public static String encode(String text) {
    return EncodedWordEncoder.encode(requireNonNull(text, "text"));
  }
}
