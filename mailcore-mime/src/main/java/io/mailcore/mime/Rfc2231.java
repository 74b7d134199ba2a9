package io.mailcore.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameter value continuations and character sets (RFC 2231 sections 3 and 4). */
final class Rfc2231 {

  private Rfc2231() {}

  /** One segment: its value, and whether percent signs in it mean octets. */
  private record Segment(String value, boolean extended) {}

  /** A piece of a value. */
  private record Piece(Parameter parameter, String name, int index, boolean extended) {

    static @Nullable Piece of(Parameter parameter, int limit) {
      String attribute = parameter.name();
      int star = attribute.indexOf('*');
      if (star <= 0 || star == attribute.length() - 1) {
        return null;
      }
      boolean extended = attribute.endsWith("*");
      int end = extended ? attribute.length() - 1 : attribute.length();
      int index = number(attribute.substring(star + 1, end), limit);
      return index < 0 ? null : new Piece(parameter, attribute.substring(0, star), index, extended);
    }
  }

  /**
   * Joins the pieces of each value, which come behind all other parameters then. Charset and
   * percent signs stay. Pieces of which one is missing or there twice stay as they are.
   */
  static List<Parameter> joined(List<Parameter> parameters, int limit) {
    List<Parameter> joined = new ArrayList<>();
    Map<String, List<Piece>> values = new LinkedHashMap<>();
    for (Parameter parameter : parameters) {
      Piece piece = Piece.of(parameter, limit);
      if (piece == null) {
        joined.add(parameter);
      } else {
        values.computeIfAbsent(FieldText.lower(piece.name()), n -> new ArrayList<>()).add(piece);
      }
    }
    for (List<Piece> pieces : values.values()) {
      List<Piece> sorted = new ArrayList<>(pieces);
      sorted.sort(Comparator.comparingInt(Piece::index));
      if (isWhole(sorted)) {
        joined.add(join(sorted));
      } else {
        pieces.forEach(piece -> joined.add(piece.parameter()));
      }
    }
    return joined;
  }

  private static boolean isWhole(List<Piece> sorted) {
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i).index() != i) {
        return false;
      }
    }
    return true;
  }

  private static Parameter join(List<Piece> sorted) {
    boolean extended = sorted.stream().anyMatch(Piece::extended);
    StringBuilder value = new StringBuilder();
    if (extended && !sorted.get(0).extended()) {
      value.append("''");
    }
    for (Piece piece : sorted) {
      String text = piece.parameter().value();
      value.append(extended && !piece.extended() ? text.replace("%", "%25") : text);
    }
    String name = sorted.get(0).name();
    return new Parameter(extended ? name + "*" : name, value.toString());
  }

  static Optional<String> value(List<Parameter> parameters, String name, int limit) {
    Segment[] segments = new Segment[limit];
    for (Parameter parameter : parameters) {
      String attribute = parameter.name();
      if (attribute.length() <= name.length()
          || attribute.charAt(name.length()) != '*'
          || !FieldText.equalsIgnoreCase(attribute.substring(0, name.length()), name)) {
        continue;
      }
      String suffix = attribute.substring(name.length() + 1);
      if (suffix.isEmpty()) {
        return Optional.of(decode(new Segment[] {new Segment(parameter.value(), true)}));
      }
      boolean extended = suffix.endsWith("*");
      int number = number(extended ? suffix.substring(0, suffix.length() - 1) : suffix, limit);
      if (number >= 0 && segments[number] == null) {
        segments[number] = new Segment(parameter.value(), extended);
      }
    }
    return segments[0] == null ? Optional.empty() : Optional.of(decode(segments));
  }

  /** The number of a segment, or -1 if it is none or lies past the limit. */
  private static int number(String digits, int limit) {
    if (digits.isEmpty()
        || digits.length() > 4
        || (digits.length() > 1 && digits.charAt(0) == '0')) {
      return -1;
    }
    int number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number < limit ? number : -1;
  }

  /** Joins the segments up to the first gap: those behind it belong to nothing. */
  private static String decode(@Nullable Segment[] segments) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    Charset charset = null;
    for (int i = 0; i < segments.length; i++) {
      Segment segment = segments[i];
      if (segment == null) {
        break;
      }
      String value = segment.value();
      if (i == 0 && segment.extended()) {
        int first = value.indexOf('\'');
        int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
        if (second >= 0) {
          charset = Charsets.find(value.substring(0, first)).orElse(null);
          value = value.substring(second + 1);
        }
      }
      append(value, segment.extended(), octets);
    }
    String text =
        charset == null
            ? Charsets.lenient(octets.toByteArray())
            : new String(octets.toByteArray(), charset);
    return FieldText.withoutLineEnds(text);
  }

  private static void append(String value, boolean extended, ByteArrayOutputStream octets) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      int octet = extended && c == '%' ? Charsets.hexOctet(value, i + 1) : -1;
      if (octet >= 0) {
        octets.write(octet);
        i += 2;
      } else if (c <= 0xFF) {
        octets.write(c);
      } else {
        octets.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
