package io.mailcore.imap.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code section} and {@code partial} of RFC 3501 section 9. */
final class SectionReader {

  private SectionReader() {}

  static Section section(ImapReader in) {
    in.expect('[');
    List<Long> part = new ArrayList<>();
    while (!in.at(']')) {
      if (!in.atDigit()) {
        return named(in, part);
      }
      part.add(in.nzNumber());
      if (part.size() > ImapReader.MAX_DEPTH) {
        throw ImapReader.error("Nested too deeply");
      }
      if (!in.tryChar('.')) {
        break;
      }
      if (in.at(']')) {
        throw ImapReader.error("Invalid section");
      }
    }
    in.expect(']');
    return Section.of(part, Section.Kind.CONTENT);
  }

  /** {@code section-binary} of RFC 3516 section 7: numbers alone. */
  static Section part(ImapReader in) {
    Section section = section(in);
    if (section.kind() != Section.Kind.CONTENT) {
      throw ImapReader.error("Invalid section");
    }
    return section;
  }

  private static Section named(ImapReader in, List<Long> part) {
    Section.Kind kind =
        switch (in.name()) {
          case "HEADER" -> Section.Kind.HEADER;
          case "HEADER.FIELDS" -> Section.Kind.HEADER_FIELDS;
          case "HEADER.FIELDS.NOT" -> Section.Kind.HEADER_FIELDS_NOT;
          case "TEXT" -> Section.Kind.TEXT;
          case "MIME" -> Section.Kind.MIME;
          default -> throw ImapReader.error("Invalid section");
        };
    if (kind == Section.Kind.MIME && part.isEmpty()) {
      throw ImapReader.error("MIME needs a part number");
    }
    List<String> names = List.of();
    if (kind.selectsFields()) {
      in.sp();
      names = in.list(() -> headerName(in));
      if (names.isEmpty()) {
        throw ImapReader.error("Missing header field name");
      }
    }
    in.expect(']');
    return new Section(part, kind, names);
  }

  /** A name that a header field can have: it is echoed in the response. */
  static String headerName(ImapReader in) {
    String name = in.astring();
    boolean valid = !name.isEmpty() && name.length() <= ImapWriter.LONGEST_QUOTED;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      valid &= c > 0x20 && c < 0x7F && c != ':';
    }
    if (!valid) {
      throw ImapReader.error("Invalid header field name");
    }
    return name;
  }

  static Optional<Partial> tryPartial(ImapReader in) {
    if (!in.tryChar('<')) {
      return Optional.empty();
    }
    long offset = in.number64();
    in.expect('.');
    long length = in.number64();
    if (length == 0) {
      throw ImapReader.error("Partial length must be at least 1");
    }
    in.expect('>');
    return Optional.of(new Partial(offset, length));
  }
}
