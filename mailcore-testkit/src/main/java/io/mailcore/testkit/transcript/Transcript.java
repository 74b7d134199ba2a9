package io.mailcore.testkit.transcript;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conversation that was written down; the package says how. Immutable. */
public final class Transcript {

  private final String name;
  private final List<Step> steps;
  private final Map<String, String> messages;

  private Transcript(String name, List<Step> steps, Map<String, String> messages) {
    this.name = name;
    this.steps = List.copyOf(steps);
    this.messages = Map.copyOf(messages);
  }

  /**
   * Reads a transcript.
   *
   * @param name what failures call it
   * @throws IllegalArgumentException if a line is none of the package's steps
   */
  public static Transcript parse(String name, String text) {
    return new Parser(requireNonNull(name, "name")).parse(requireNonNull(text, "text"));
  }

  /** Reads a file. */
  public static Transcript of(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file));
  }

  /**
   * Reads a resource.
   *
   * @param path as {@link Class#getResourceAsStream} takes it
   */
  public static Transcript resource(Class<?> beside, String path) throws IOException {
    try (@Nullable InputStream in = beside.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("resource: no " + path + " beside " + beside.getName());
      }
      return parse(path, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** What failures call it. */
  public String name() {
    return name;
  }

  List<Step> steps() {
    return steps;
  }

  /** The messages of DATA, as octets in ISO 8859-1. */
  Map<String, String> messages() {
    return messages;
  }

  @Override
  public String toString() {
    return name;
  }

  private static final class Parser {

    private final String name;
    private final List<Step> steps = new ArrayList<>();
    private final Map<String, String> messages = new HashMap<>();

    Parser(String name) {
      this.name = name;
    }

    Transcript parse(String text) {
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.startsWith("DATA ")) {
          i = message(lines, i);
        } else if (!line.isBlank() && !line.startsWith("#")) {
          steps.add(step(i + 1, line));
        }
      }
      return new Transcript(name, steps, messages);
    }

    private int message(List<String> lines, int start) {
      StringBuilder octets = new StringBuilder();
      for (int i = start + 1; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.equals("END")) {
          messages.put(lines.get(start).substring(5).trim(), octets.toString());
          return i;
        }
        octets.append(Octets.of(line.startsWith("\\") ? line.substring(1) : line)).append("\r\n");
      }
      throw wrong(start + 1, "DATA without END");
    }

    private Step step(int number, String line) {
      if (line.startsWith("OPEN ") || line.startsWith("OPENTLS ")) {
        String[] words = line.split(" ", -1);
        if (words.length != 3) {
          throw wrong(number, "expected: OPEN connection name");
        }
        Step.Kind kind = words[0].equals("OPEN") ? Step.Kind.OPEN : Step.Kind.OPEN_TLS;
        return new Step(number, kind, connection(number, words[1]), words[2]);
      }
      int at = 1;
      while (at < line.length() && Character.isDigit(line.charAt(at))) {
        at++;
      }
      Optional<Step.Kind> kind =
          at < line.length() ? kind(line.charAt(0), line.charAt(at)) : Optional.empty();
      if (kind.isEmpty()) {
        throw wrong(number, "no step");
      }
      int connection = at == 1 ? 1 : connection(number, line.substring(1, at));
      String rest = line.substring(at + 1);
      return new Step(
          number, kind.get(), connection, rest.startsWith(" ") ? rest.substring(1) : rest);
    }

    private static Optional<Step.Kind> kind(char side, char mark) {
      return switch ("" + side + mark) {
        case "C:" -> Optional.of(Step.Kind.SEND_LINE);
        case "C-" -> Optional.of(Step.Kind.SEND);
        case "S:" -> Optional.of(Step.Kind.EXPECT);
        case "S~" -> Optional.of(Step.Kind.EXPECT_LATER);
        case "S&" -> Optional.of(Step.Kind.EXPECT_UNORDERED);
        default -> Optional.empty();
      };
    }

    private int connection(int number, String digits) {
      boolean small = !digits.isEmpty() && digits.length() <= 4;
      if (!small || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
        throw wrong(number, "no number of a connection");
      }
      return Integer.parseInt(digits);
    }

    private IllegalArgumentException wrong(int number, String problem) {
      return new IllegalArgumentException(name + ":" + number + ": " + problem);
    }
  }
}
