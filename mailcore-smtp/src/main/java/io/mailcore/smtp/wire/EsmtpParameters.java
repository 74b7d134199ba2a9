package io.mailcore.smtp.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The parameters of MAIL or RCPT (RFC 5321, section 4.1.2: Mail-parameters). Immutable. */
public final class EsmtpParameters {

  private final Map<String, Optional<String>> values;

  private EsmtpParameters(Map<String, Optional<String>> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** Reads what stands behind a path: nothing, or parameters each behind a blank. */
  public static Parsed<EsmtpParameters> parse(String text) {
    Map<String, Optional<String>> values = new LinkedHashMap<>();
    int at = Ascii.skipBlanks(text, 0);
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && !Ascii.isBlank(text.charAt(end))) {
        end++;
      }
      String parameter = text.substring(at, end);
      int equals = parameter.indexOf('=');
      String keyword = Ascii.upper(equals < 0 ? parameter : parameter.substring(0, equals));
      Optional<String> value =
          equals < 0 ? Optional.empty() : Optional.of(parameter.substring(equals + 1));
      boolean right = isKeyword(keyword) && value.map(EsmtpParameters::isValue).orElse(true);
      if (!right || values.putIfAbsent(keyword, value) != null) {
        return Parsed.refused(501, "5.5.4", "A parameter is malformed or given twice");
      }
      at = Ascii.skipBlanks(text, end);
    }
    return Parsed.of(new EsmtpParameters(values));
  }

  private static boolean isKeyword(String text) {
    if (text.isEmpty() || text.startsWith("-")) {
      return false;
    }
    return text.chars().allMatch(c -> Ascii.isLetter(c) || Ascii.isDigit(c) || c == '-');
  }

  private static boolean isValue(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '=');
  }

  /** The keywords in capitals, in the order given. */
  public Set<String> keywords() {
    return values.keySet();
  }

  /** Whether the keyword was given, with a value or without. */
  public boolean has(String keyword) {
    return values.containsKey(keyword);
  }

  /** The value of a keyword; empty if there is none. */
  public Optional<String> value(String keyword) {
    return values.getOrDefault(keyword, Optional.empty());
  }
}
