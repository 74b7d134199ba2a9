package io.mailcore.imap.fetch;

import io.mailcore.imap.wire.Section;
import io.mailcore.mime.BodyPart;
import io.mailcore.mime.MessageSummary;
import java.util.List;
import java.util.Optional;

/** Which octets of a message's content a section means (RFC 3501 section 6.4.5). */
sealed interface SectionRange {

  /** The section of a part that the message does not have. */
  SectionRange ABSENT = new Absent();

  /** Header fields are looked for in so many octets of a header and not behind. */
  long MOST_HEADER_OCTETS = 4L * 1024 * 1024;

  /** No part: the answer is NIL. */
  record Absent() implements SectionRange {}

  /**
   * Octets that follow one another.
   *
   * @param offset of the first, in the content
   * @param length how many
   */
  record Octets(long offset, long length) implements SectionRange {}

  /**
   * Some fields of a header.
   *
   * @param header the header
   * @param names of the fields
   * @param excluding whether the fields with other names are meant
   */
  record Fields(Octets header, List<String> names, boolean excluding) implements SectionRange {}

  /**
   * Finds a section.
   *
   * @param section what the client asks for
   * @param layout of the message
   */
  static SectionRange of(Section section, MessageLayout layout) {
    if (section.part().isEmpty()) {
      return ofMessage(section, layout, layout.summary().root());
    }
    Optional<BodyPart> found = part(section.part(), layout.summary());
    if (found.isEmpty()) {
      return ABSENT;
    }
    BodyPart part = found.get();
    int prefix = layout.prefixLength();
    return switch (section.kind()) {
      case CONTENT -> new Octets(prefix + part.bodyStart(), part.end() - part.bodyStart());
      case MIME -> header(part, layout);
      case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT, TEXT ->
          part.body().isPresent() ? ofMessage(section, layout, part.body().get()) : ABSENT;
    };
  }

  /** The part of these numbers. */
  static Optional<BodyPart> part(List<Long> numbers, MessageSummary summary) {
    int[] path = new int[numbers.size()];
    for (int i = 0; i < path.length; i++) {
      long number = numbers.get(i);
      if (number > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      path[i] = (int) number;
    }
    return summary.part(path);
  }

  private static SectionRange ofMessage(Section section, MessageLayout layout, BodyPart message) {
    return switch (section.kind()) {
      case CONTENT, MIME -> new Octets(0, layout.size());
      case HEADER -> header(message, layout);
      case HEADER_FIELDS -> fields(section, header(message, layout), false);
      case HEADER_FIELDS_NOT -> fields(section, header(message, layout), true);
      case TEXT ->
          new Octets(
              layout.prefixLength() + message.bodyStart(), message.end() - message.bodyStart());
    };
  }

  private static Fields fields(Section section, Octets header, boolean excluding) {
    long length = Math.min(header.length(), MOST_HEADER_OCTETS);
    return new Fields(new Octets(header.offset(), length), section.headerNames(), excluding);
  }

  /** The header of a part; that of the message itself begins with the fields of this copy. */
  static Octets header(BodyPart part, MessageLayout layout) {
    int prefix = layout.prefixLength();
    long start = part.headerStart() == 0 ? 0 : prefix + part.headerStart();
    return new Octets(start, prefix + part.bodyStart() - start);
  }
}
