package io.mailcore.spi.blob;

import static java.util.Objects.requireNonNull;

/**
 * Names a blob in its store: random or made from the content, never from anything a client said.
 *
 * @param value 1 to 255 of {@code A-Z a-z 0-9 - _}
 */
public record BlobId(String value) {

  private static final int MAX_LENGTH = 255;

  public BlobId {
    requireNonNull(value, "value");
    boolean allowed =
        value
            .chars()
            .allMatch(
                c ->
                    c >= 'A' && c <= 'Z'
                        || c >= 'a' && c <= 'z'
                        || c >= '0' && c <= '9'
                        || c == '-'
                        || c == '_');
    if (value.isEmpty() || value.length() > MAX_LENGTH || !allowed) {
      throw new IllegalArgumentException("blob id: (expected: 1 to 255 of A-Z a-z 0-9 - _)");
    }
  }

  /** The id with this value. */
  public static BlobId of(String value) {
    return new BlobId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
