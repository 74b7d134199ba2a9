package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.util.Optional;

/**
 * Undoes a Content-Transfer-Encoding (RFC 2045 section 6) while a body is read. The streams need a
 * few KiB whatever the body is like, and close what they read from.
 *
 * <p>The lenient ones make the best of anything, as readers of mail must; the strict ones throw
 * {@link UndecodableException} at what the encoding does not allow, for those who must know (RFC
 * 3516 section 4.3).
 */
public final class TransferDecoding {

  private TransferDecoding() {}

  /** Decodes by the name of an encoding, leniently; empty if the encoding is not known. */
  public static Optional<InputStream> of(String encoding, InputStream body) {
    return of(encoding, body, false);
  }

  /** Decodes by the name of an encoding, strictly; empty if the encoding is not known. */
  public static Optional<InputStream> strict(String encoding, InputStream body) {
    return of(encoding, body, true);
  }

  /** Decodes Base64: what is not of the alphabet is skipped (RFC 2045 section 6.8). */
  public static InputStream base64(InputStream body) {
    return new Base64Input(requireNonNull(body, "body"), false);
  }

  /** Decodes Base64: line ends and blanks alone are skipped, padding must be right. */
  public static InputStream strictBase64(InputStream body) {
    return new Base64Input(requireNonNull(body, "body"), true);
  }

  /** Decodes Quoted-Printable: what is not of the encoding passes (RFC 2045 section 6.7). */
  public static InputStream quotedPrintable(InputStream body) {
    return new QuotedPrintableInput(requireNonNull(body, "body"), false);
  }

  /** Decodes Quoted-Printable: an equals sign must have digits or a line end behind it. */
  public static InputStream strictQuotedPrintable(InputStream body) {
    return new QuotedPrintableInput(requireNonNull(body, "body"), true);
  }

  private static Optional<InputStream> of(String encoding, InputStream body, boolean strict) {
    requireNonNull(body, "body");
    return switch (FieldText.lower(requireNonNull(encoding, "encoding"))) {
      case "7bit", "8bit", "binary" -> Optional.of(body);
      case "base64" -> Optional.of(new Base64Input(body, strict));
      case "quoted-printable" -> Optional.of(new QuotedPrintableInput(body, strict));
      default -> Optional.empty();
    };
  }
}
