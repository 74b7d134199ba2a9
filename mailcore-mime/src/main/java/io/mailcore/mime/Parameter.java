package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

/**
 * A parameter of a Content-Type or Content-Disposition field as it stands in the header (RFC 2045
 * section 5.1): quoting removed, nothing decoded.
 *
 * @param name the attribute as written, with the asterisks of RFC 2231 if it has any
 * @param value the value, each character one octet
 */
public record Parameter(String name, String value) {

  /** Creates a parameter. */
  public Parameter {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
  }
}
