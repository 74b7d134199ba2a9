package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a header, in their order. No more is held than the limits for a field and a header
 * allow.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class HeaderFields implements Iterable<HeaderField> {

  /** What a field costs beside its octets, roughly: a million empty ones are not free. */
  private static final long OVERHEAD = 64;

  private final List<HeaderField> fields;
  private final boolean complete;

  private HeaderFields(List<HeaderField> fields, boolean complete) {
    this.fields = List.copyOf(fields);
    this.complete = complete;
  }

  /** Reads the header that a stream starts with. More of the stream may be used up than that. */
  public static HeaderFields read(InputStream in) throws IOException {
    return read(in, MimeLimits.defaults());
  }

  /** Reads the header that a stream starts with, within the limits. */
  public static HeaderFields read(InputStream in, MimeLimits limits) throws IOException {
    HeaderReader reader = new HeaderReader(in, limits);
    List<HeaderField> fields = new ArrayList<>();
    boolean whole = true;
    for (Optional<HeaderField> next = reader.next(); next.isPresent(); next = reader.next()) {
      fields.add(next.get());
      whole &= next.get().isComplete();
      if (reader.consumed() + OVERHEAD * fields.size() >= limits.headerOctets()) {
        return new HeaderFields(fields, false);
      }
    }
    return new HeaderFields(fields, whole);
  }

  /** Reads the header that a message or a part starts with. */
  public static HeaderFields parse(byte[] octets) {
    try {
      return read(new ByteArrayInputStream(requireNonNull(octets, "octets")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All fields, in their order. */
  public List<HeaderField> asList() {
    return fields;
  }

  /** The first field with the name, in any case of letters. */
  public Optional<HeaderField> first(String name) {
    requireNonNull(name, "name");
    for (HeaderField field : fields) {
      if (field.hasName(name)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }

  /** All fields with the name, in any case of letters. */
  public List<HeaderField> all(String name) {
    requireNonNull(name, "name");
    List<HeaderField> found = new ArrayList<>();
    for (HeaderField field : fields) {
      if (field.hasName(name)) {
        found.add(field);
      }
    }
    return found;
  }

  /** False if a limit left something out. */
  public boolean isComplete() {
    return complete;
  }

  @Override
  public Iterator<HeaderField> iterator() {
    return fields.iterator();
  }
}
