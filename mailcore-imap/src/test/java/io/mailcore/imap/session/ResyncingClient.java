package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A client that keeps what it has been told of a mailbox over lost connections, by the rules of RFC
 * 7162, section 6, and asks at each new connection for what it has missed alone. It never compares
 * its cache with the mailbox otherwise.
 */
final class ResyncingClient {

  private static final Pattern FETCH =
      Pattern.compile(
          "\\* (\\d+) FETCH \\((?:UID (\\d+))? ?(?:FLAGS \\(([^)]*)\\))? ?(?:MODSEQ \\((\\d+)\\))?\\)");
  private static final Pattern HIGHEST = Pattern.compile("OK \\[HIGHESTMODSEQ (\\d+)\\]");
  private static final Pattern VALIDITY = Pattern.compile("\\[UIDVALIDITY (\\d+)\\]");
  private static final long UNKNOWN = 0;

  private final Sessions sessions;
  private final TreeMap<Long, TreeSet<String>> cache = new TreeMap<>();
  private final List<Long> numbers = new ArrayList<>();
  private Optional<FakeConnection> connection = Optional.empty();
  private boolean selecting;
  private long validity;
  private long highest;
  private long largestSeen;
  private OptionalLong code = OptionalLong.empty();

  ResyncingClient(Sessions sessions) {
    this.sessions = sessions;
  }

  int size() {
    return numbers.size();
  }

  long highest() {
    return highest;
  }

  /** What the client takes for the mailbox. */
  Map<Long, TreeSet<String>> cache() {
    return cache;
  }

  /** Its messages in the order of their numbers. */
  List<Long> numbers() {
    return numbers;
  }

  void lose() {
    connection.ifPresent(FakeConnection::drop);
    connection = Optional.empty();
    numbers.clear();
    code = OptionalLong.empty();
    largestSeen = 0;
  }

  /** Selects the mailbox again if the connection was lost. */
  void connect(int linesUntilLoss) {
    if (connection.isPresent()) {
      return;
    }
    FakeConnection fresh = sessions.login();
    fresh.say("e ENABLE QRESYNC\r\n");
    connection = Optional.of(fresh);
    String known = highest == 0 ? "" : " (QRESYNC (" + validity + " " + highest + "))";
    selecting = true;
    boolean whole = say("SELECT INBOX" + known, linesUntilLoss);
    selecting = false;
    if (whole) {
      for (long uid : cache.keySet()) {
        numbers.set(numbers.indexOf(UNKNOWN), uid);
      }
      learnNew();
    }
  }

  /** Sets a flag silently, and takes it for set. */
  void store(int number, String flag, int linesUntilLoss) {
    Optional.ofNullable(cache.get(numbers.get(number - 1))).ifPresent(flags -> flags.add(flag));
    command("STORE " + number + " +FLAGS.SILENT (" + flag + ")", linesUntilLoss);
  }

  /** Gives a command and believes the answer, or what of it comes before the connection is lost. */
  void command(String command, int linesUntilLoss) {
    if (say(command, linesUntilLoss)) {
      learnNew();
    }
  }

  private void learnNew() {
    if (numbers.contains(UNKNOWN)) {
      long last = cache.isEmpty() ? 0 : cache.lastKey();
      say("UID FETCH " + (last + 1) + ":* (UID FLAGS MODSEQ)", Integer.MAX_VALUE);
      assertThat(numbers).as("messages without a UID").doesNotContain(UNKNOWN);
    }
  }

  private boolean say(String command, int linesUntilLoss) {
    String[] lines = connection.orElseThrow().say("t " + command + "\r\n").split("\r\n");
    for (int i = 0; i < lines.length; i++) {
      if (i == linesUntilLoss) {
        lose();
        return false;
      }
      believe(lines[i], command);
    }
    return true;
  }

  private void believe(String line, String command) {
    Matcher highestCode = HIGHEST.matcher(line);
    if (highestCode.find()) {
      code = OptionalLong.of(Long.parseLong(highestCode.group(1)));
    }
    Matcher uidValidity = VALIDITY.matcher(line);
    if (uidValidity.find()) {
      validity = Long.parseLong(uidValidity.group(1));
    }
    Matcher fetch = FETCH.matcher(line);
    if (fetch.matches()) {
      fetched(fetch);
    } else if (line.startsWith("t ")) {
      assertThat(line).startsWith("t OK ");
      highest = code.orElse(Math.max(highest, largestSeen));
      code = OptionalLong.empty();
      largestSeen = 0;
    } else if (line.endsWith(" EXISTS")) {
      exists(Integer.parseInt(line.split(" ")[1]));
    } else if (line.startsWith("* VANISHED (EARLIER) ")) {
      uids(line.split(" ")[3]).forEach(cache::remove);
    } else if (line.startsWith("* VANISHED ")) {
      assertThat(command).doesNotStartWith("FETCH").doesNotStartWith("STORE");
      uids(line.split(" ")[2]).forEach(this::vanished);
    }
  }

  private void exists(int count) {
    assertThat(count).isGreaterThanOrEqualTo(numbers.size());
    while (numbers.size() < count) {
      numbers.add(UNKNOWN);
    }
  }

  /** What vanishes has a number; if the client doesn't know whose, it is one of the new ones. */
  private void vanished(long uid) {
    int at = numbers.indexOf(uid);
    int place = at >= 0 ? at : numbers.lastIndexOf(UNKNOWN);
    assertThat(place).as("place of %d", uid).isNotNegative();
    numbers.remove(place);
    cache.remove(uid);
  }

  private void fetched(Matcher fetch) {
    int number = Integer.parseInt(fetch.group(1));
    long uid = fetch.group(2) == null ? numbers.get(number - 1) : Long.parseLong(fetch.group(2));
    if (!selecting) {
      assertThat(numbers.get(number - 1)).as("uid of message %d", number).isIn(UNKNOWN, uid);
      numbers.set(number - 1, uid);
    }
    TreeSet<String> flags = cache.computeIfAbsent(uid, none -> new TreeSet<>());
    if (fetch.group(3) != null) {
      flags.clear();
      Arrays.stream(fetch.group(3).split(" "))
          .filter(flag -> !flag.isEmpty() && !flag.equals("\\Recent"))
          .forEach(flags::add);
    }
    if (fetch.group(4) != null) {
      largestSeen = Math.max(largestSeen, Long.parseLong(fetch.group(4)));
    }
  }

  private static List<Long> uids(String set) {
    List<Long> uids = new ArrayList<>();
    for (String range : set.split(",")) {
      String[] ends = range.split(":");
      for (long uid = Long.parseLong(ends[0]);
          uid <= Long.parseLong(ends[ends.length - 1]);
          uid++) {
        uids.add(uid);
      }
    }
    return uids;
  }
}
