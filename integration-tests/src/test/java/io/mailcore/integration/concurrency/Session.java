package io.mailcore.integration.concurrency;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.ImapResponse;
import io.mailcore.integration.concurrency.Chronicle.Box;
import io.mailcore.integration.process.TestServer;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A client that believes what it is told, writes it down and takes only those refusals that follow
 * from what others do at the same time. Used by one thread.
 */
final class Session implements AutoCloseable {

  /** The server has closed the session. */
  static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** The names may be taken or free, and the selected mailbox may be gone, at any time. */
  private static final Map<String, Set<String>> REFUSALS =
      Map.of(
          "CREATE", Set.of("ALREADYEXISTS"),
          "DELETE", Set.of("NONEXISTENT", "HASCHILDREN"),
          "RENAME", Set.of("NONEXISTENT", "ALREADYEXISTS"),
          "SELECT", Set.of("NONEXISTENT"),
          "STATUS", Set.of("NONEXISTENT"),
          "APPEND", Set.of("TRYCREATE"),
          "COPY", Set.of("TRYCREATE"),
          "MOVE", Set.of("TRYCREATE"));

  private static final Set<String> NEED_SELECTED = Set.of("STORE", "FETCH", "EXPUNGE");

  private final String account;
  private final boolean limited;
  private final Chronicle chronicle;
  private final ImapClient client;
  private Optional<MailboxView> view = Optional.empty();
  private List<Long> expunged = List.of();

  private Session(int port, String account, boolean limited, Chronicle chronicle) {
    this.account = account;
    this.limited = limited;
    this.chronicle = chronicle;
    this.client = ImapClient.login(port, account, TestServer.PASSWORD);
  }

  /**
   * Logs in.
   *
   * @param limited whether the account has a quota that may be reached
   */
  static Session login(int port, String account, boolean limited, Chronicle chronicle) {
    return new Session(port, account, limited, chronicle);
  }

  Optional<MailboxView> view() {
    return view;
  }

  /** The UIDs that the last command was told EXPUNGE of, as far as they were known. */
  List<Long> expunged() {
    return expunged;
  }

  Box box(long uidValidity) {
    return new Box(account, uidValidity);
  }

  /** Runs a command that changes no flags silently. */
  ImapClient.Result run(String command) {
    return run(command, UnaryOperator.identity());
  }

  /** Runs a command; {@code silent} is what it does to flags where the server tells none. */
  ImapClient.Result run(String command, UnaryOperator<Set<String>> silent) {
    return take(command, exchange(() -> client.command(command)), silent);
  }

  /** Appends a message, by a literal that the server is asked for or not. */
  ImapClient.Result append(String mailbox, byte[] message, boolean ask) {
    String command = "APPEND " + mailbox + " {" + message.length + (ask ? "}" : "+}");
    return take(
        command,
        exchange(() -> ask ? appendAsked(command, message) : append(command, message)),
        UnaryOperator.identity());
  }

  private ImapClient.Result append(String command, byte[] message) {
    String tag = client.send(command);
    client.wire().send(new String(message, StandardCharsets.ISO_8859_1) + "\r\n");
    return client.result(tag);
  }

  private ImapClient.Result appendAsked(String command, byte[] message) {
    String tag = client.send(command);
    List<ImapResponse> untagged = new ArrayList<>();
    ImapResponse response = client.response();
    while (!response.line().startsWith("+")) {
      if (response.line().startsWith(tag + " ")) {
        return new ImapClient.Result(untagged, response.line().substring(tag.length() + 1));
      }
      untagged.add(response);
      response = client.response();
    }
    client.wire().send(new String(message, StandardCharsets.ISO_8859_1) + "\r\n");
    ImapClient.Result rest = client.result(tag);
    untagged.addAll(rest.untagged());
    return new ImapClient.Result(untagged, rest.tagged());
  }

  private interface Exchange {
    ImapClient.Result run();
  }

  /** A session whose mailbox another deletes is closed, and only such a session. */
  private ImapClient.Result exchange(Exchange exchange) {
    try {
      return exchange.run();
    } catch (UncheckedIOException e) {
      if (view.isEmpty()) {
        throw new AssertionError("closed without a mailbox selected", e);
      }
      chronicle.gone(view.get().box());
      throw new Closed();
    }
  }

  private ImapClient.Result take(
      String command, ImapClient.Result result, UnaryOperator<Set<String>> silent) {
    expunged = new ArrayList<>();
    try {
      if (!command.startsWith("SELECT ")) {
        result.untagged().forEach(response -> take(response, silent));
      }
    } catch (AssertionError e) {
      throw new AssertionError(command + " -> " + result.lines() + ": " + e.getMessage(), e);
    }
    String verb = command.startsWith("UID ") ? command.split(" ")[1] : command.split(" ")[0];
    if (result.isOk()) {
      chronicle.answered(verb, "OK");
    } else {
      requireExpected(command, verb, result.tagged());
    }
    return result;
  }

  private void take(ImapResponse response, UnaryOperator<Set<String>> silent) {
    String[] words = response.line().split(" ", 4);
    String kind = words.length > 2 && Character.isDigit(words[1].charAt(0)) ? words[2] : words[1];
    switch (kind) {
      case "EXISTS" -> selected().exists(response.number());
      case "EXPUNGE" -> {
        long uid = selected().expunge(response.number());
        if (uid > 0) {
          expunged.add(uid);
        }
      }
      case "FETCH" -> selected().fetched(response, silent);
      case "OK" -> {
        if (response.line().startsWith("* OK [CLOSED]")) {
          view = Optional.empty();
        }
      }
      case "RECENT", "FLAGS", "STATUS", "LIST" -> {
        // Nothing that the view holds.
      }
      default -> throw new AssertionError("unexpected: " + response.line());
    }
  }

  /** The view; commands that need one are run with a mailbox selected only. */
  MailboxView selected() {
    return view.orElseThrow(() -> new AssertionError("no mailbox is selected"));
  }

  private void requireExpected(String command, String verb, String tagged) {
    int open = tagged.indexOf('[');
    String code = open < 0 ? "" : tagged.substring(open + 1, tagged.indexOf(']'));
    chronicle.answered(verb, code);
    if (code.equals("NONEXISTENT") && NEED_SELECTED.contains(verb)) {
      chronicle.gone(selected().box());
      return;
    }
    boolean full = limited && code.equals("OVERQUOTA") && Set.of("APPEND", "COPY").contains(verb);
    boolean raced = REFUSALS.getOrDefault(verb, Set.of()).contains(code);
    if (!tagged.startsWith("NO ") || !full && !raced) {
      throw new AssertionError(command + " -> " + tagged);
    }
  }

  /** Selects a mailbox, if it is there, and reads all of it. */
  void select(String name) {
    Map<Box, Long> before = chronicle.highestUids();
    ImapClient.Result result = run("SELECT " + name + " (CONDSTORE)");
    view = Optional.empty();
    if (result.isOk()) {
      Box box = box(Long.parseLong(result.code("UIDVALIDITY")));
      MailboxView opened = new MailboxView(box, chronicle);
      result.lines().stream()
          .filter(line -> line.endsWith(" EXISTS"))
          .forEach(line -> opened.exists(Long.parseLong(line.split(" ")[1])));
      view = Optional.of(opened);
      long next = Long.parseLong(result.code("UIDNEXT"));
      if (next <= before.getOrDefault(box, 0L)) {
        throw new AssertionError("UIDNEXT " + next + " of " + box + " after " + before.get(box));
      }
      readUnknown();
    }
  }

  /** Asks for what the client knows of by EXISTS alone. */
  void readUnknown() {
    int first = selected().firstUnknown();
    if (first <= selected().size()) {
      run("FETCH " + first + ":" + selected().size() + " (UID FLAGS MODSEQ)");
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
