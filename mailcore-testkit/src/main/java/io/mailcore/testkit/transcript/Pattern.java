package io.mailcore.testkit.transcript;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A line that is expected: octets, and places where some may vary. Each place takes as few octets
 * as it can. Takes time proportional to its parts times the length of the line.
 */
final class Pattern {

  /** What a place takes. */
  enum Kind {
    ANY(0) {
      @Override
      boolean takes(char octet) {
        return true;
      }
    },
    NUMBER(1) {
      @Override
      boolean takes(char octet) {
        return octet >= '0' && octet <= '9';
      }
    },
    WORD(1) {
      @Override
      boolean takes(char octet) {
        return octet != ' ';
      }
    };

    private final int least;

    Kind(int least) {
      this.least = least;
    }

    abstract boolean takes(char octet);
  }

  /** A part: octets to the letter, or a place, kept under a name or not. */
  private record Part(String literal, Optional<Kind> kind, Optional<String> name) {}

  private final List<Part> parts = new ArrayList<>();

  void literal(String octets) {
    parts.add(new Part(octets, Optional.empty(), Optional.empty()));
  }

  void place(Kind kind, Optional<String> name) {
    parts.add(new Part("", Optional.of(kind), name));
  }

  /** Whether the line fits; if so, what the named places took is put into {@code variables}. */
  boolean matches(String line, Map<String, String> variables) {
    int width = line.length() + 1;
    int[] ends = new int[parts.size()];
    BitSet failed = new BitSet();
    // Depth-first, without recursion: part by part, each with the shortest end not tried yet.
    int part = 0;
    int start = 0;
    int[] starts = new int[parts.size() + 1];
    boolean fresh = true;
    while (true) {
      if (fresh && part == parts.size()) {
        if (start == line.length()) {
          keep(line, starts, ends, variables);
          return true;
        }
        fresh = false;
      } else if (fresh && failed.get(part * width + start)) {
        fresh = false;
      } else {
        int end =
            fresh ? first(parts.get(part), line, start) : next(parts.get(part), line, ends[part]);
        if (end >= 0) {
          starts[part] = start;
          ends[part] = end;
          start = end;
          part++;
          fresh = true;
          continue;
        }
        failed.set(part * width + start);
        fresh = false;
      }
      part--;
      if (part < 0) {
        return false;
      }
      start = starts[part];
    }
  }

  private static int first(Part part, String line, int start) {
    if (part.kind.isEmpty()) {
      return line.startsWith(part.literal, start) ? start + part.literal.length() : -1;
    }
    Kind kind = part.kind.get();
    int end = start;
    for (int taken = 0; taken < kind.least; taken++) {
      if (end == line.length() || !kind.takes(line.charAt(end))) {
        return -1;
      }
      end++;
    }
    return end;
  }

  private static int next(Part part, String line, int end) {
    boolean longer =
        part.kind.isPresent() && end < line.length() && part.kind.get().takes(line.charAt(end));
    return longer ? end + 1 : -1;
  }

  private void keep(String line, int[] starts, int[] ends, Map<String, String> variables) {
    for (int i = 0; i < parts.size(); i++) {
      int part = i;
      parts
          .get(i)
          .name
          .ifPresent(name -> variables.put(name, line.substring(starts[part], ends[part])));
    }
  }
}
