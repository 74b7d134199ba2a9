package io.mailcore.integration.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a trace against the promise: when an answer is begun, every file of the store that was
 * written since the answer before has been forced since its last write, and that has returned.
 */
final class Trace {

  private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\((\\d+)<([^>]*)>(.*)");
  private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. (\\w+) resumed>.*");

  private final String directory;
  private final Pattern answer;

  // By thread: the file of a call that hasn't returned.
  private final Map<String, String> pending = new HashMap<>();
  private final Map<String, Integer> written = new TreeMap<>();
  private final Map<String, Integer> forced = new HashMap<>();
  private final Map<String, Integer> forceBegun = new HashMap<>();
  private final List<String> answers = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();

  Trace(String directory, Pattern answer) {
    this.directory = directory;
    this.answer = answer;
  }

  /** Reads a trace. */
  void read(List<String> lines) {
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at);
      Matcher call = CALL.matcher(line);
      Matcher resumed = RESUMED.matcher(line);
      if (call.matches()) {
        begin(at, call);
      } else if (resumed.matches()) {
        end(at, resumed.group(1), resumed.group(2), line);
      }
    }
  }

  private void begin(int at, Matcher call) {
    String thread = call.group(1);
    String name = call.group(2);
    String file = call.group(4);
    boolean unfinished = call.group(5).endsWith("<unfinished ...>");
    if (file.startsWith(directory)) {
      if (name.endsWith("sync")) {
        forceBegun.put(thread, at);
      }
      pending.put(thread, file);
      if (!unfinished) {
        end(at, thread, name, call.group());
      }
    } else if (answer.matcher(call.group(5)).find()) {
      answer(call.group());
    }
  }

  private void end(int at, String thread, String name, String line) {
    String file = pending.remove(thread);
    if (file == null) {
      return;
    }
    if (!name.endsWith("sync")) {
      written.put(file, at);
    } else if (line.endsWith("= 0")) {
      forced.put(file, forceBegun.get(thread));
    }
  }

  private void answer(String line) {
    answers.add(line);
    if (written.keySet().stream().noneMatch(file -> file.endsWith(".mv.db"))) {
      broken.add("nothing was written before " + line);
    }
    written.forEach(
        (file, at) -> {
          if (forced.getOrDefault(file, -1) <= at) {
            broken.add(file + " wasn't forced after its last write before " + line);
          }
        });
    written.clear();
  }

  /** The answers that were found. */
  List<String> answers() {
    return answers;
  }

  /** Where the promise was broken. */
  List<String> broken() {
    return broken;
  }
}
