package io.mailcore.testkit.transcript;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Text of a transcript as octets, each a character of ISO 8859-1. */
final class Octets {

  private static final String OPEN = "<<";
  private static final String CLOSE = ">>";
  private static final int MAX_COUNT_DIGITS = 7;

  private final Map<String, String> variables;
  private final Map<String, String> messages;

  Octets(Map<String, String> variables, Map<String, String> messages) {
    this.variables = variables;
    this.messages = messages;
  }

  /** The UTF-8 of a text. */
  static String of(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /** What a step sends. */
  byte[] toSend(String text) {
    StringBuilder octets = new StringBuilder();
    int at = 0;
    for (int open = open(text, 0); open >= 0; open = open(text, at)) {
      int close = close(text, open);
      octets.append(of(text.substring(at, open)));
      octets.append(fixed(text.substring(open + OPEN.length(), close)));
      at = close + CLOSE.length();
    }
    return octets.append(of(text.substring(at))).toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** What a step expects. */
  Pattern toExpect(String text) {
    Pattern pattern = new Pattern();
    int at = 0;
    for (int open = open(text, 0); open >= 0; open = open(text, at)) {
      int close = close(text, open);
      pattern.literal(of(text.substring(at, open)));
      String inside = text.substring(open + OPEN.length(), close);
      int colon = inside.indexOf(':');
      Optional<Pattern.Kind> kind = kind(inside.substring(colon + 1));
      if (kind.isPresent()) {
        pattern.place(
            kind.get(), colon < 0 ? Optional.empty() : Optional.of(inside.substring(0, colon)));
      } else {
        pattern.literal(fixed(inside));
      }
      at = close + CLOSE.length();
    }
    pattern.literal(of(text.substring(at)));
    return pattern;
  }

  /** The next place: of more than two brackets in a row the last two open it. */
  private static int open(String text, int from) {
    int open = text.indexOf(OPEN, from);
    while (open >= 0 && text.startsWith(OPEN, open + 1)) {
      open++;
    }
    return open;
  }

  private static int close(String text, int open) {
    int close = text.indexOf(CLOSE, open);
    if (close < 0) {
      throw new IllegalArgumentException("'<<' without '>>'");
    }
    return close;
  }

  private static Optional<Pattern.Kind> kind(String word) {
    return switch (word) {
      case "any" -> Optional.of(Pattern.Kind.ANY);
      case "number" -> Optional.of(Pattern.Kind.NUMBER);
      case "word" -> Optional.of(Pattern.Kind.WORD);
      default -> Optional.empty();
    };
  }

  private String fixed(String inside) {
    int colon = inside.indexOf(':');
    String rest = inside.substring(colon + 1);
    if (colon < 0) {
      String variable = variables.get(inside);
      return variable != null ? variable : hex(inside);
    }
    return switch (inside.substring(0, colon)) {
      case "size" -> Integer.toString(message(rest).length());
      case "data" -> message(rest);
      case "times" -> times(rest);
      case "base64" ->
          Base64.getEncoder()
              .encodeToString(rest.replace("\\0", "\0").getBytes(StandardCharsets.UTF_8));
      default -> throw new IllegalArgumentException("<<" + inside + ">>: unknown");
    };
  }

  private static String times(String rest) {
    int colon = rest.indexOf(':');
    boolean number = colon > 0 && rest.chars().limit(colon).allMatch(c -> c >= '0' && c <= '9');
    if (!number || colon > MAX_COUNT_DIGITS) {
      throw new IllegalArgumentException("<<times:" + rest + ">>: expected: times:count:text");
    }
    return of(rest.substring(colon + 1)).repeat(Integer.parseInt(rest.substring(0, colon)));
  }

  private static String hex(String inside) {
    if (!inside.startsWith("x")) {
      throw new IllegalArgumentException("<<" + inside + ">>: no such variable yet");
    }
    byte[] octets = HexFormat.of().parseHex(inside.substring(1));
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  private String message(String name) {
    String message = messages.get(name);
    if (message == null) {
      throw new IllegalArgumentException("DATA " + name + ": missing");
    }
    return message;
  }
}
