package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One field of a header, exactly as it stands there. A line that is no field, since it has no
 * colon, is one with an empty name.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class HeaderField {

  private final byte[] octets;
  private final int colon;
  private final boolean complete;

  /** Takes the array over. */
  HeaderField(byte[] octets, boolean complete) {
    this.octets = octets;
    this.complete = complete;
    int at = 0;
    while (at < octets.length && octets[at] != ':' && octets[at] != '\n') {
      at++;
    }
    this.colon = at < octets.length && octets[at] == ':' ? at : -1;
  }

  /** The name as written, without blanks before the colon. */
  public String name() {
    int end = Math.max(colon, 0);
    while (end > 0 && (octets[end - 1] == ' ' || octets[end - 1] == '\t')) {
      end--;
    }
    return new String(octets, 0, end, StandardCharsets.ISO_8859_1);
  }

  /** Tells whether the field has the name, in any case of letters. */
  public boolean hasName(String name) {
    return FieldText.equalsIgnoreCase(name(), requireNonNull(name, "name"));
  }

  /** The value unfolded and without blanks at its ends, each character one octet (ISO-8859-1). */
  public String value() {
    return FieldText.unfold(rawValue());
  }

  /** The value as text, with encoded words decoded (RFC 2047). */
  public String decodedValue() {
    return EncodedWords.decode(value());
  }

  /**
   * All that follows the colon, folding and last line end included, each character one octet
   * (ISO-8859-1).
   */
  public String rawValue() {
    return new String(octets, colon + 1, octets.length - colon - 1, StandardCharsets.ISO_8859_1);
  }

  /** The octets of the whole field, its last line end included. */
  public byte[] octets() {
    return octets.clone();
  }

  /** How many octets the field has here. */
  public int length() {
    return octets.length;
  }

  /** False if the field is longer than the limit and only its start is here. */
  public boolean isComplete() {
    return complete;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HeaderField that && Arrays.equals(octets, that.octets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(octets);
  }

  @Override
  public String toString() {
    return name() + ": " + value();
  }
}
