package io.mailcore.testkit.transcript;

import io.mailcore.testkit.transcript.Step.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of a transcript: its connections, its variables, what was said last. */
final class Conversation implements AutoCloseable {

  private static final int REMEMBERED = 20;
  private static final int SHOWN = 200;

  /** Of what isn't as expected more is shown. */
  private static final int SHOWN_OF_WRONG = 2_000;

  private final TranscriptRunner runner;
  private final Transcript transcript;
  private final Map<Integer, RawClient> clients = new HashMap<>();
  private final Map<String, String> variables;
  private final Octets octets;
  private final Deque<String> said = new ArrayDeque<>();

  Conversation(TranscriptRunner runner, Transcript transcript) {
    this.runner = runner;
    this.transcript = transcript;
    this.variables = new HashMap<>(runner.variables());
    this.octets = new Octets(variables, transcript.messages());
  }

  Map<String, String> run() {
    List<Step> steps = transcript.steps();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      try {
        if (step.kind() == Kind.EXPECT_UNORDERED) {
          List<Step> group = group(steps, i);
          expectUnordered(group);
          i += group.size() - 1;
        } else {
          run(step);
        }
      } catch (IOException | IllegalArgumentException e) {
        throw failure(step, String.valueOf(e.getMessage()), e);
      }
    }
    return Map.copyOf(variables);
  }

  private static List<Step> group(List<Step> steps, int start) {
    int end = start;
    while (end < steps.size()
        && steps.get(end).kind() == Kind.EXPECT_UNORDERED
        && steps.get(end).connection() == steps.get(start).connection()) {
      end++;
    }
    return steps.subList(start, end);
  }

  private void run(Step step) throws IOException {
    switch (step.kind()) {
      case OPEN -> open(step);
      case OPEN_TLS -> open(step).startTls(runner.trusted());
      case SEND, SEND_LINE -> send(step);
      case EXPECT -> expect(step);
      case EXPECT_LATER -> expectLater(step);
      case EXPECT_UNORDERED -> throw new IllegalStateException("unordered: belongs to a group");
    }
  }

  private RawClient open(Step step) throws IOException {
    if (clients.containsKey(step.connection())) {
      throw new IllegalArgumentException("connection " + step.connection() + " is open already");
    }
    RawClient client = runner.open(Optional.of(step.text()));
    clients.put(step.connection(), client);
    return client;
  }

  private RawClient client(Step step) throws IOException {
    RawClient client = clients.get(step.connection());
    if (client == null) {
      client = runner.open(Optional.empty());
      clients.put(step.connection(), client);
    }
    return client;
  }

  private void send(Step step) throws IOException {
    RawClient client = client(step);
    if (step.text().equals("<<starttls>>")) {
      client.startTls(runner.trusted());
    } else if (step.text().equals("<<close>>")) {
      client.close();
      clients.remove(step.connection());
    } else {
      byte[] bytes = octets.toSend(step.text());
      note("C", step, new String(bytes, StandardCharsets.ISO_8859_1));
      client.send(step.kind() == Kind.SEND_LINE ? withCrlf(bytes) : bytes);
    }
  }

  private static byte[] withCrlf(byte[] bytes) {
    byte[] line = new byte[bytes.length + 2];
    System.arraycopy(bytes, 0, line, 0, bytes.length);
    line[bytes.length] = '\r';
    line[bytes.length + 1] = '\n';
    return line;
  }

  private void expect(Step step) throws IOException {
    if (step.text().equals("<<closed>>")) {
      String rest = client(step).readToEnd();
      if (!rest.isEmpty()) {
        throw failure(step, "expected the end, but came: " + shown(rest, SHOWN_OF_WRONG));
      }
      return;
    }
    String line = read(step);
    if (!octets.toExpect(step.text()).matches(line, variables)) {
      throw failure(
          step, "expected: " + step.text() + "\n  but came: " + shown(line, SHOWN_OF_WRONG));
    }
  }

  private void expectLater(Step step) throws IOException {
    Pattern pattern = octets.toExpect(step.text());
    try {
      String line = read(step);
      while (!pattern.matches(line, variables)) {
        line = read(step);
      }
    } catch (IOException e) {
      throw failure(step, "expected some time: " + step.text() + "\n  " + e.getMessage(), e);
    }
  }

  private void expectUnordered(List<Step> group) throws IOException {
    List<Step> open = new ArrayList<>(group);
    while (!open.isEmpty()) {
      String line = read(open.get(0));
      boolean found = false;
      for (Iterator<Step> rest = open.iterator(); !found && rest.hasNext(); ) {
        found = octets.toExpect(rest.next().text()).matches(line, variables);
        if (found) {
          rest.remove();
        }
      }
      if (!found) {
        StringBuilder expected = new StringBuilder("expected one of:");
        open.forEach(step -> expected.append("\n    ").append(step.text()));
        throw failure(open.get(0), expected + "\n  but came: " + shown(line, SHOWN_OF_WRONG));
      }
    }
  }

  private String read(Step step) throws IOException {
    try {
      String line = client(step).readLine();
      note("S", step, line);
      return line;
    } catch (EOFException e) {
      throw new IOException("expected: " + step.text() + "\n  but the server " + e.getMessage(), e);
    }
  }

  private void note(String side, Step step, String text) {
    said.add(side + (step.connection() == 1 ? "" : step.connection()) + ": " + shown(text, SHOWN));
    if (said.size() > REMEMBERED) {
      said.remove();
    }
  }

  private static String shown(String text, int most) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < Math.min(most, text.length()); i++) {
      char c = text.charAt(i);
      shown.append(
          c >= ' ' && c != 0x7F
              ? String.valueOf(c)
              : String.format(java.util.Locale.ROOT, "<<x%02x>>", (int) c));
    }
    return text.length() > most ? shown + " ... (" + text.length() + " octets)" : shown.toString();
  }

  private AssertionError failure(Step step, String problem) {
    return new AssertionError(
        transcript.name()
            + ":"
            + step.line()
            + ": "
            + problem
            + "\n  conversation:\n    "
            + String.join("\n    ", said));
  }

  private AssertionError failure(Step step, String problem, Exception cause) {
    AssertionError error = failure(step, problem);
    error.initCause(cause);
    return error;
  }

  @Override
  public void close() throws IOException {
    for (RawClient client : clients.values()) {
      client.close();
    }
  }
}
