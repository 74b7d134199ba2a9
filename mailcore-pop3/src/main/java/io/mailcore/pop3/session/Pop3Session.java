package io.mailcore.pop3.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.StoreException;
import io.mailcore.net.ListenerSettings;
import io.mailcore.net.events.CommandEvents;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.LogText;
import io.mailcore.net.protocol.ProtocolSession;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.pop3.wire.CommandLine;
import io.mailcore.pop3.wire.ForeignSpeech;
import io.mailcore.pop3.wire.Line;
import io.mailcore.pop3.wire.LineReader;
import io.mailcore.pop3.wire.Pop3Reply;
import io.mailcore.pop3.wire.TopCutter;
import io.mailcore.spi.blob.MessageContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One client's session. All on the connection's strand.
 *
 * <p>The commands do their work through it: it answers, counts errors, and keeps what they share.
 */
public final class Pop3Session implements ProtocolSession {

  /**
   * The longest line, CRLF included: RFC 2449, section 4, asks for 255 octets; passwords of 1024
   * characters and the responses of SASL (RFC 5034, section 4) need more.
   */
  static final int MAX_LINE = 12_288;

  private static final Logger LOG = LoggerFactory.getLogger(Pop3Session.class);

  private static final String OK = "OK";
  private static final String ERR = "ERR";
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Connection connection;
  private final ServerContext server;
  private final Maildrops maildrops;
  private final SessionBounds bounds;
  private final CommandTable commands;
  private final Authentication authentication;
  private final CommandEvents events;
  private final LineReader lines = new LineReader(MAX_LINE);
  private ByteBuffer input = NOTHING;
  private boolean held;
  private boolean ended;
  private Optional<AccountId> account = Optional.empty();
  private Optional<Maildrop> maildrop = Optional.empty();
  private Optional<String> parting = Optional.empty();
  private int retrieved;
  private int removed;

  /** A session on {@code connection}. */
  public Pop3Session(
      Connection connection,
      ServerContext server,
      Maildrops maildrops,
      ListenerSettings settings,
      CommandTable commands) {
    this.connection = requireNonNull(connection, "connection");
    this.server = requireNonNull(server, "server");
    this.maildrops = requireNonNull(maildrops, "maildrops");
    this.bounds = new SessionBounds(settings);
    this.commands = requireNonNull(commands, "commands");
    this.events = new CommandEvents(connection);
    this.authentication = new Authentication(this, connection, server.authenticator());
  }

  @Override
  public void opened() {
    connection.deadline(bounds.login());
    reply(Pop3Reply.ok(server.hostName() + " POP3 ready"));
  }

  @Override
  public void received(ByteBuffer bytes) {
    input = bytes;
    try {
      while (!held && !ended && input.hasRemaining()) {
        lines.read(input).ifPresent(this::take);
      }
    } finally {
      input = NOTHING;
    }
  }

  private void take(Line line) {
    try {
      switch (line.kind()) {
        case FOREIGN -> leave(Pop3Reply.error("this is a POP3 server"));
        case FLOOD -> leave(Pop3Reply.error("line too long"));
        default -> guarded(() -> answer(line));
      }
    } finally {
      line.clear();
    }
  }

  private void answer(Line line) {
    boolean inExchange = authentication.inExchange();
    if (!inExchange && ForeignSpeech.isForeign(line.octets())) {
      leave(Pop3Reply.error("this is a POP3 server"));
      return;
    }
    if (!inExchange) {
      events.begin();
    }
    if (line.kind() != Line.Kind.COMPLETE) {
      authentication.reset();
      refuse(
          line.kind() == Line.Kind.TOO_LONG
              ? Pop3Reply.error("line too long")
              : Pop3Reply.error("a line ends with CRLF and holds no NUL and no other CR"));
    } else if (inExchange) {
      authentication.line(line.octets());
    } else {
      run(line);
    }
    if (!ended && phase() == Phase.TRANSACTION) {
      connection.deadline(bounds.idle());
    }
  }

  private void run(Line line) {
    Optional<CommandLine> parsed = CommandLine.parse(line.octets());
    Optional<Pop3Command<?>> command = parsed.flatMap(known -> commands.find(known.keyword()));
    if (command.isPresent()) {
      events.name(command.get().keyword());
    }
    if (command.isEmpty()) {
      refuse(Pop3Reply.error("unknown command"));
    } else if (!command.get().allowedIn().contains(phase())) {
      refuse(
          Pop3Reply.error(
              phase() == Phase.AUTHORIZATION ? "log in first" : "not allowed after log-in"));
    } else {
      run(command.get(), parsed.get());
    }
  }

  private <A> void run(Pop3Command<A> command, CommandLine line) {
    if (bounds.isIdleTooLong(command.doesNothing())) {
      leave(Pop3Reply.error("too many commands that do nothing"));
      return;
    }
    Optional<A> arguments = command.parse(line.arguments());
    if (arguments.isEmpty()) {
      refuse(Pop3Reply.error("expected: " + command.usage()));
    } else {
      command.execute(arguments.get(), this);
    }
  }

  /** The state that the session is in. */
  public Phase phase() {
    return maildrop.isPresent() ? Phase.TRANSACTION : Phase.AUTHORIZATION;
  }

  /** How the client logs in. */
  public Authentication authentication() {
    return authentication;
  }

  /** The maildrop; there in TRANSACTION only. */
  public Maildrop maildrop() {
    return maildrop.orElseThrow();
  }

  /** What the commands add to the answer to CAPA, now. */
  public List<String> capabilities() {
    return commands.capabilities(this);
  }

  /** Whether STLS may be sent now. */
  public boolean canStartTls() {
    return phase() == Phase.AUTHORIZATION && connection.canStartTls();
  }

  /** Starts TLS, unless something stands behind the command. */
  public void startTls() {
    hold();
    connection.startTls(
        ByteBuffer.wrap(Pop3Reply.ok("begin TLS").octets()),
        input,
        () -> resume(() -> leave(Pop3Reply.error("nothing may follow STLS"))));
  }

  @Override
  public void tlsStarted() {
    events.end(OK);
    held = false;
    lines.reset();
    authentication.reset();
  }

  /** Answers. */
  public void reply(Pop3Reply reply) {
    connection.write(reply.octets());
    events.end(reply.isPositive() ? OK : ERR);
  }

  /** Answers to a mistake of the client; one too many closes the connection. */
  public void refuse(Pop3Reply reply) {
    reply(reply);
    if (bounds.isErrorTooMany(phase())) {
      parting = Optional.of("too many errors");
      end();
    }
  }

  /** Answers with these lines, which begin with no dot, and the end of the list. */
  public void reply(Pop3Reply first, List<String> list) {
    StringBuilder text = new StringBuilder(first.line()).append("\r\n");
    list.forEach(line -> text.append(line).append("\r\n"));
    connection.write(text.append(".\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    events.end(OK);
  }

  /** Answers with the number of each message that is left and {@code line} of it. */
  public void replyForEach(Pop3Reply first, IntFunction<String> line) {
    hold();
    connection.pump(new ListingPieces(connection, maildrop(), line, first), this::pumped);
  }

  /** Answers with a message, or the part of it that {@code cutter} leaves. */
  public void replyMessage(int number, Pop3Reply first, Optional<TopCutter> cutter) {
    MessagePieces pieces;
    try {
      MessageContent content = maildrop().content(number);
      pieces = new MessagePieces(connection, content, cutter, first);
    } catch (IOException e) {
      LOG.warn("session={} uid={} unreadable", connection.id(), maildrop().uniqueId(number), e);
      reply(Pop3Reply.error(Pop3Reply.TEMPORARY, "the message can't be read now"));
      return;
    }
    retrieved++;
    hold();
    connection.pump(pieces, this::pumped);
  }

  private void pumped() {
    events.end(OK);
    resume(() -> {});
  }

  /** Whether there is a message with this number that isn't deleted; answers if there is none. */
  public boolean finds(int number) {
    if (!maildrop().has(number)) {
      refuse(Pop3Reply.error("no such message"));
      return false;
    }
    if (maildrop().isDeleted(number)) {
      reply(Pop3Reply.error("the message is deleted"));
      return false;
    }
    return true;
  }

  /** Opens the maildrop of a client that has proved who it is. */
  void logIn(AccountId who) {
    Optional<Maildrop> opened = maildrops.open(who, connection.id());
    if (opened.isEmpty()) {
      reply(Pop3Reply.error(Pop3Reply.IN_USE, "another session has the maildrop"));
      return;
    }
    account = Optional.of(who);
    maildrop = opened;
    bounds.loggedIn();
    connection.deadline(bounds.idle());
    reply(Pop3Reply.ok(maildrop().count() + " messages (" + maildrop().octets() + " octets)"));
  }

  /** The UPDATE state (RFC 1939, section 6): removes what is marked, then lets the maildrop go. */
  public void quit() {
    Pop3Reply reply = Pop3Reply.ok("bye");
    if (maildrop.isPresent()) {
      try {
        removed = maildrop().removeDeleted();
      } catch (StoreException e) {
        LOG.warn("session={} nothing removed", connection.id(), e);
        reply = Pop3Reply.error(Pop3Reply.TEMPORARY, "no message was removed");
      } finally {
        // Before the answer: the client may come again as soon as it has that.
        maildrop().release();
      }
    }
    leave(reply);
  }

  /** The strand is about to be held: no further input is read until {@link #resume}. */
  void hold() {
    held = true;
  }

  /** What the strand was held for is done. */
  void resume(Runnable then) {
    held = false;
    guarded(then);
    if (!ended && phase() == Phase.TRANSACTION) {
      connection.deadline(bounds.idle());
    }
  }

  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (StoreException e) {
      // Of what is damaged the store has told the log itself.
      boolean told =
          e.kind() == StoreException.Kind.NOT_FOUND || e.kind() == StoreException.Kind.DAMAGED;
      LOG.atLevel(told ? Level.DEBUG : Level.WARN)
          .setCause(e)
          .log("session={} store failed", connection.id());
      held = false;
      reply(StoreFailures.reply(e.kind()));
    } catch (RuntimeException e) {
      LOG.error("session={} failed", connection.id(), e);
      held = false;
      reply(Pop3Reply.error(Pop3Reply.TEMPORARY, "the server failed"));
    }
  }

  private void leave(Pop3Reply reply) {
    reply(reply);
    // What only answers the client's QUIT is nothing for the log.
    parting = Optional.of(reply.line()).filter(words -> words.startsWith("-"));
    end();
  }

  private void end() {
    ended = true;
    connection.close();
  }

  /** Closes without a word and without removing anything (RFC 1939, section 3). */
  @Override
  public void timedOut() {
    end();
  }

  @Override
  public void stopping() {
    leave(Pop3Reply.error(Pop3Reply.TEMPORARY, "the server stops"));
  }

  @Override
  public void closed() {
    events.gone();
    ended = true;
    authentication.reset();
    maildrop.ifPresent(Maildrop::release);
  }

  @Override
  public String summary() {
    String messages = "retrieved=" + retrieved + " removed=" + removed;
    return account
            .map(who -> "user=" + LogText.escape(who.value()) + " " + messages)
            .orElse("user=-")
        + parting.map(words -> " said=" + LogText.quote(words)).orElse("");
  }
}
