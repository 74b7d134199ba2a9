package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

/**
 * The Content-Disposition of a body part (RFC 2183).
 *
 * @param type the disposition as written, such as {@code inline} or {@code attachment}
 * @param parameters its parameters as in the header
 */
public record ContentDisposition(String type, Parameters parameters) {

  /** Creates a disposition. */
  public ContentDisposition {
    requireNonNull(type, "type");
    requireNonNull(parameters, "parameters");
  }
}
