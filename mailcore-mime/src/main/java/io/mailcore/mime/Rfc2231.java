package io.mailcore.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Parameter value continuations and character sets (RFC 2231 sections 3 and 4). */
final class Rfc2231 {

  private Rfc2231() {}

  /** One segment: its value, and whether percent signs in it mean octets. */
  private record Segment(String value, boolean extended) {}

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
