package io.mailcore.integration.replay;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.Wire;
import io.mailcore.integration.process.TestServer;
import io.mailcore.store.MemoryMailStore;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** Runs a session against a fresh server and gives all that the server said. */
final class Replay {

  private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");

  /** Ids of transactions and of mailboxes differ from server to server. */
  private static final Pattern IDS =
      Pattern.compile(
          "(?<=(queued as|as|id|UIDVALIDITY|APPENDUID|COPYUID) |MAILBOXID \\()[0-9A-Za-z-]+");

  /** A UIDL is made of the mailbox's id. */
  private static final Pattern UIDL = Pattern.compile("(?m)^([12]) [!-~]{5,70}$");

  private Replay() {}

  /**
   * Runs it.
   *
   * @param fragment how many octets are given to the socket at once
   */
  static String run(SampleSession session, List<Step> steps, int fragment) {
    MemoryMailStore store =
        MemoryMailStore.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();
    try (store;
        TestServer server = TestServer.start(TestServer.builder(store).clock(() -> NOW))) {
      if (session == SampleSession.POP3) {
        fill(server);
      }
      try (Wire wire = Wire.connect(session.port(server))) {
        StringBuilder answers = new StringBuilder(wire.line()).append('\n');
        for (Step step : steps) {
          send(wire, step.octets(), fragment);
          step.until().forEach(start -> readUntil(wire, start, answers));
        }
        answers.append(new String(wire.toEnd(), StandardCharsets.ISO_8859_1));
        String text = IDS.matcher(answers).replaceAll("ID");
        return UIDL.matcher(text).replaceAll("$1 UIDL");
      }
    }
  }

  private static void send(Wire wire, byte[] octets, int fragment) {
    for (int at = 0; at < octets.length; at += fragment) {
      wire.send(octets, at, Math.min(fragment, octets.length - at));
    }
  }

  private static void readUntil(Wire wire, String start, StringBuilder answers) {
    while (true) {
      String line = nextLine(wire, start, answers);
      answers.append(line).append('\n');
      boolean found = start.equals(".") ? line.equals(".") : line.startsWith(start);
      if (found) {
        return;
      }
    }
  }

  private static String nextLine(Wire wire, String start, StringBuilder answers) {
    try {
      return wire.line();
    } catch (UncheckedIOException e) {
      throw new AssertionError("no " + start + " after:\n" + answers, e);
    }
  }

  private static void fill(TestServer server) {
    try (ImapClient imap = ImapClient.login(server.imap(), TestServer.ANN, TestServer.PASSWORD)) {
      imap.append("INBOX", octets("Subject: first\r\n\r\n.\r\n..\r\nx\r\n"));
      imap.append("INBOX", octets("Subject: second\r\n\r\none\r\ntwo\r\n"));
    }
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
