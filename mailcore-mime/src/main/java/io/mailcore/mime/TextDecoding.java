package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The text of a body part, for search and previews: transfer encoding undone, charset decoded,
 * never an error for what a sender got wrong, never more than a few KiB held.
 */
public final class TextDecoding {

  private TextDecoding() {}

  /**
   * Reads the text of a body part. An unknown transfer encoding is taken for none, an unknown
   * charset for UTF-8 in which octets that aren't are ISO-8859-1; so is US-ASCII with octets beyond
   * it. What a known charset has no meaning for becomes U+FFFD.
   *
   * @param part the description of the part
   * @param body its octets from {@link BodyPart#bodyStart} to {@link BodyPart#end}; closed with the
   *     reader
   */
  public static Reader reader(BodyPart part, InputStream body) {
    requireNonNull(part, "part");
    requireNonNull(body, "body");
    InputStream decoded = TransferDecoding.of(part.encoding(), body).orElse(body);
    return reader(part.parameters().decoded("charset"), decoded);
  }

  /**
   * Reads text in a charset, as {@link #reader(BodyPart, InputStream)}.
   *
   * @param octets the octets, with no transfer encoding
   */
  public static Reader reader(String charset, InputStream octets) {
    return reader(Optional.of(charset), requireNonNull(octets, "octets"));
  }

  private static Reader reader(Optional<String> name, InputStream octets) {
    Optional<Charset> known =
        name.flatMap(Charsets::find).filter(charset -> !charset.equals(StandardCharsets.US_ASCII));
    if (known.isEmpty()) {
      return new LenientReader(octets);
    }
    return new InputStreamReader(
        octets,
        known
            .get()
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE));
  }
}
