package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A client that believes what it is told and nothing else: a list of messages that grows by EXISTS,
 * shrinks by EXPUNGE, and knows flags from FETCH and from what it has stored itself.
 */
final class ClientModel {

  /** What the client knows of a message. */
  private static final class Known {
    private Optional<Long> uid = Optional.empty();
    private final TreeSet<String> flags = new TreeSet<>();
  }

  private final FakeConnection connection;
  private final List<Known> messages = new ArrayList<>();

  /** Begins with a mailbox in which no message has a flag. */
  ClientModel(FakeConnection connection, int size) {
    this.connection = connection;
    grow(size);
    checkNumbers();
  }

  private void grow(int size) {
    while (messages.size() < size) {
      messages.add(new Known());
    }
  }

  int size() {
    return messages.size();
  }

  /** Gives a command and believes the answer. */
  void say(String command, boolean mayExpunge) {
    for (String line : connection.say("t " + command + "\r\n").split("\r\n")) {
      String[] words = line.split(" ");
      if (words[0].equals("t")) {
        assertThat(words[1]).as(line).isEqualTo("OK");
      } else if (words[2].equals("EXISTS")) {
        assertThat(Integer.parseInt(words[1])).isGreaterThan(messages.size());
        grow(Integer.parseInt(words[1]));
      } else if (words[2].equals("EXPUNGE")) {
        assertThat(mayExpunge).as("EXPUNGE during %s", command).isTrue();
        messages.remove(Integer.parseInt(words[1]) - 1);
      } else if (words[2].equals("FETCH")) {
        fetch(Integer.parseInt(words[1]), line);
      }
    }
  }

  private void fetch(int number, String line) {
    Known message = messages.get(number - 1);
    message.flags.clear();
    String flags = line.substring(line.indexOf("FLAGS (") + 7, line.indexOf(')'));
    Arrays.stream(flags.split(" "))
        .filter(flag -> !flag.isEmpty() && !flag.equals("\\Recent"))
        .forEach(message.flags::add);
  }

  /** Stores a flag silently, and knows that it is set then. */
  void store(int number, String flag) {
    messages.get(number - 1).flags.add(flag);
    say("XSTORE " + number + " " + flag, false);
  }

  /**
   * Asks for the UID behind each number: none may be another than before. Flags are taken for
   * messages that are new, as a client fetches them then; of all others it must have been told.
   */
  void checkNumbers() {
    String[] words = connection.say("u XUIDS\r\n").split("\r\n")[0].split(" ");
    assertThat(words.length - 2).as("messages").isEqualTo(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      String[] parts = words[i + 2].split("=");
      long uid = Long.parseLong(parts[0]);
      Known message = messages.get(i);
      assertThat(message.uid.orElse(uid)).as("uid of message %d", i + 1).isEqualTo(uid);
      if (message.uid.isEmpty()) {
        message.uid = Optional.of(uid);
        message.flags.addAll(Arrays.asList(parts).subList(1, parts.length));
      }
    }
  }

  /** What the client takes for the flags of each message that it saw come, or has seen flags of. */
  Map<Long, TreeSet<String>> flags() {
    Map<Long, TreeSet<String>> flags = new TreeMap<>();
    messages.forEach(message -> flags.put(message.uid.orElseThrow(), message.flags));
    return flags;
  }
}
