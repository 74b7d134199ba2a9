package io.mailcore.imap.session;

import io.mailcore.imap.wire.CommandFramer;
import io.mailcore.imap.wire.CommandLine;
import io.mailcore.imap.wire.FramerEvent;
import io.mailcore.imap.wire.FramingLimits;
import io.mailcore.model.StoreException;
import io.mailcore.net.events.CommandEvents;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.LogText;
import io.mailcore.net.protocol.ProtocolSession;
import io.mailcore.net.protocol.ServerContext;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.DataFormatException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives a session: cuts what the client sends into commands, runs one after another, tells news of
 * the selected mailbox between them, and watches errors and time.
 */
final class SessionDriver implements ProtocolSession {

  private static final Logger LOG = LoggerFactory.getLogger(SessionDriver.class);

  /** So much news is written at once; what is more goes through a pump. */
  private static final int PIECES_AT_ONCE = 4;

  /** So many steps of compressed input are read at once. */
  private static final int STEPS_AT_ONCE = 4;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final ImapSession session;
  private final Connection connection;
  private final ImapSettings settings;
  private final ErrorBudget errors;
  private final SessionClock clock;
  private final LiteralDesk literals;
  private final CommandEvents events;
  private CommandFramer framer;
  private Optional<Responder> running = Optional.empty();
  private boolean anyInput;

  /** Whether octets are left that were decompressed, of which the connection knows nothing. */
  private boolean unread;

  private long commands;
  private boolean loggedIn;

  /** Who logged in last, for the log. */
  private String user = "";

  SessionDriver(Connection connection, ServerContext server, ImapSettings settings) {
    this.session = new ImapSession(connection, server, settings);
    this.connection = connection;
    this.settings = settings;
    this.errors = new ErrorBudget(settings.listener().limits());
    this.clock = new SessionClock(connection, settings.listener().timeouts());
    this.literals = new LiteralDesk(session);
    this.events = new CommandEvents(connection);
    this.framer = newFramer();
    session.onChange(this::changed);
  }

  private CommandFramer newFramer() {
    return settings.bareLfEndsLine()
        ? CommandFramer.acceptingBareLf(FramingLimits.BEFORE_LOGIN)
        : new CommandFramer(FramingLimits.BEFORE_LOGIN);
  }

  // ---- the connection's calls

  @Override
  public void opened() {
    clock.opened();
    Answer greeting =
        Answer.ok(session.capabilityCode(), session.server().hostName() + " IMAP4rev1 ready");
    new Responder(session, this, "*", Updates.NONE).write(greeting);
  }

  @Override
  public void received(ByteBuffer input) {
    if (!anyInput && input.hasRemaining()) {
      anyInput = true;
      if (ForeignProtocols.isForeign(input.get(input.position()))) {
        input.position(input.limit());
        session.bye("This is an IMAP server");
        return;
      }
    }
    session.input(input);
    read(input);
    session.sync();
  }

  private void read(ByteBuffer input) {
    while (mayRead()) {
      if (session.compressedInput().isPresent()) {
        readCompressed(session.compressedInput().get(), input);
        if (session.isCompressed() || !input.hasRemaining()) {
          return;
        }
      }
      Optional<FramerEvent> event = framer.next(input);
      if (event.isEmpty()) {
        return;
      }
      take(event.get());
    }
  }

  private void readCompressed(CompressedInput compressed, ByteBuffer input) {
    for (int steps = 0; steps < STEPS_AT_ONCE; steps++) {
      if (!compressed.octets().hasRemaining() && !decompress(compressed, input)) {
        return;
      }
      while (compressed.octets().hasRemaining()) {
        if (!mayRead()) {
          unread = true;
          return;
        }
        framer.next(compressed.octets()).ifPresent(this::take);
      }
    }
    // A little input may become much: others have their turn, and the client takes its answers.
    session.connection().pump(() -> false, () -> read(NOTHING));
  }

  private boolean decompress(CompressedInput compressed, ByteBuffer input) {
    try {
      return compressed.step(input);
    } catch (DataFormatException e) {
      LOG.info("session={} can't decompress: {}", connection.id(), e.getMessage());
      input.position(input.limit());
      session.bye("Compressed data can not be read");
      return false;
    }
  }

  private boolean mayRead() {
    return session.state() != SessionState.LOGOUT
        && !connection.isClosed()
        && (running.isEmpty() || session.continuation().isPresent());
  }

  @Override
  public void tlsStarted() {
    events.end(Answer.Kind.OK.name());
    session.forget();
    running = Optional.empty();
    framer = newFramer();
    anyInput = false;
  }

  @Override
  public void timedOut() {
    Optional<Continuation> waiting = session.continuation().filter(c -> c.tickEvery().isPresent());
    if (waiting.isPresent() && waiting.get().tick()) {
      session.continuation().ifPresent(this::armTick);
      session.sync();
      return;
    }
    session.bye(
        session.state() == SessionState.NOT_AUTHENTICATED
            ? "Too long without a login"
            : "Autologout, idle for too long");
  }

  @Override
  public void stopping() {
    session.bye("[UNAVAILABLE] Server is shutting down");
  }

  @Override
  public void closed() {
    events.gone();
    session.forget();
  }

  @Override
  public String summary() {
    return (user.isEmpty() ? "" : "user=" + LogText.escape(user) + " ")
        + "commands="
        + commands
        + session.parting().map(words -> " said=" + LogText.quote(words)).orElse("");
  }

  // ---- what the framer finds

  private void take(FramerEvent event) {
    if (event instanceof FramerEvent.Complete complete) {
      complete(complete.line());
    } else if (event instanceof FramerEvent.LiteralWanted wanted) {
      literalWanted(wanted);
    } else if (event instanceof FramerEvent.LiteralPiece piece) {
      session.streaming().ifPresent(sink -> sink.write(piece.bytes()));
    } else if (event instanceof FramerEvent.TooLong tooLong) {
      // What is compressed may go on for ever at no cost to the client.
      boolean fatal = tooLong.fatal() || session.isCompressed();
      unreadable(tooLong.textSoFar(), "Command line too long", fatal);
    } else if (event instanceof FramerEvent.BadLine bad) {
      unreadable(bad.textSoFar(), bad.text(), bad.fatal());
    }
  }

  private void complete(CommandLine line) {
    Optional<Continuation> waiting = takeContinuation();
    if (waiting.isPresent()) {
      boolean plain = line.pieces().size() <= 1;
      if (plain) {
        waiting.get().line(line.firstText());
      } else {
        waiting.get().unreadable();
      }
      return;
    }
    CommandHead head = CommandHead.read(session.reader(line), settings.commands());
    if (commands == 0 && ForeignProtocols.isForeign(line.firstText(), head.isKnown())) {
      session.bye("This is an IMAP server");
      return;
    }
    commands++;
    run(head);
  }

  private Optional<Continuation> takeContinuation() {
    Optional<Continuation> waiting = session.continuation();
    session.continuation(Optional.empty());
    return waiting;
  }

  private void literalWanted(FramerEvent.LiteralWanted wanted) {
    Optional<Continuation> waiting = takeContinuation();
    if (waiting.isPresent()) {
      boolean goesOn = framer.refuseLiteral();
      waiting.get().unreadable();
      endUnless(goesOn);
      return;
    }
    CommandHead head = CommandHead.read(session.reader(wanted.textSoFar()), settings.commands());
    LiteralPlan plan = literals.decide(head, wanted);
    if (plan instanceof LiteralPlan.Refuse refuse) {
      boolean goesOn = framer.refuseLiteral();
      session.discardStreamed();
      begin(head, Updates.NONE).finish(refuse.answer());
      endUnless(goesOn);
      return;
    }
    if (plan instanceof LiteralPlan.Stream stream) {
      session.stream(stream.sink());
      framer.streamLiteral();
      clock.literal(wanted.size());
    } else {
      framer.acceptLiteral();
    }
    if (wanted.synchronizing()) {
      session.connection().write(session.writer().raw("+ OK").crlf().take());
    }
  }

  private void endUnless(boolean goesOn) {
    if (!goesOn) {
      session.bye("[TOOBIG] Literal too large");
    }
  }

  private void unreadable(CommandLine soFar, String why, boolean fatal) {
    session.discardStreamed();
    Optional<Continuation> waiting = takeContinuation();
    if (waiting.isPresent()) {
      waiting.get().unreadable();
    } else if (!fatal || !soFar.pieces().isEmpty()) {
      // Otherwise it is what is left of a command that has been answered.
      CommandHead head = CommandHead.read(session.reader(soFar), settings.commands());
      begin(head, Updates.NONE).finish(Answer.bad(why));
    }
    if (fatal) {
      session.bye(why);
    }
  }

  // ---- commands

  private Responder begin(CommandHead head, Updates updates) {
    events.begin();
    if (head.isKnown()) {
      events.name(head.command().orElseThrow().name());
    }
    Responder responder = new Responder(session, this, head.tag(), updates);
    running = Optional.of(responder);
    return responder;
  }

  private void run(CommandHead head) {
    Optional<String> problem = head.problem(session.state());
    if (problem.isPresent()) {
      session.discardStreamed();
      begin(head, Updates.NONE).finish(Answer.bad(problem.get()));
      return;
    }
    ImapCommand<?> command = head.command().orElseThrow();
    if (command.usesNumbers() && session.isEnabled(OptIn.UIDONLY)) {
      session.discardStreamed();
      begin(head, Updates.NONE).finish(Answer.UID_REQUIRED);
      return;
    }
    Responder responder = begin(head, command.updates());
    responder.guard(() -> execute(command, head, responder));
    if (running.isEmpty()) {
      session.discardStreamed();
    }
  }

  private <A> void execute(ImapCommand<A> command, CommandHead head, Responder responder) {
    A args = command.parse(head.arguments());
    head.arguments().end();
    command.execute(args, session, responder);
  }

  // ---- their end

  /** The tagged line has been written. */
  void answered(Answer answer) {
    events.end(answer.kind().name());
  }

  void finish(Responder responder, Updates updates, Supplier<Answer> answer) {
    news(responder, updates, () -> conclude(responder, answer.get()));
  }

  private void conclude(Responder responder, Answer answer) {
    session.continuation(Optional.empty());
    running = Optional.empty();
    responder.write(answer);
    if (session.state() == SessionState.LOGOUT) {
      return;
    }
    if (unread) {
      unread = false;
      session.connection().execute(() -> read(NOTHING));
    }
    if (session.state() == SessionState.NOT_AUTHENTICATED) {
      beforeLogin(answer);
    } else {
      afterLogin(answer);
    }
    if (errors.isSpent()) {
      session.bye("Too many errors");
    }
  }

  private void beforeLogin(Answer answer) {
    if (loggedIn) {
      // No longer (RFC 8437): a stranger's bounds and time are in force again.
      loggedIn = false;
      framer.limits(FramingLimits.BEFORE_LOGIN);
      clock.opened();
    }
    errors.beforeLogin(answer);
  }

  private void afterLogin(Answer answer) {
    if (!loggedIn) {
      loggedIn = true;
      user = session.account().value();
      framer.limits(FramingLimits.AFTER_LOGIN);
    }
    errors.afterLogin(answer);
    clock.commandEnded();
  }

  void armTick(Continuation next) {
    next.tickEvery().ifPresent(clock::tick);
  }

  /** A hint has come: tells in IDLE, or to a client that has asked for it at any time. */
  private void changed() {
    if (session.continuation().isPresent()) {
      session.continuation().get().mailboxChanged();
    } else if (running.isEmpty() && session.notifications().isPresent()) {
      Responder unasked = new Responder(session, this, "*", Updates.ALL);
      news(unasked, session.selectedEvents().when().anyTime(), () -> {});
    }
  }

  /** Tells what is new in the selected mailbox and in others, then runs {@code then}. */
  void news(Responder responder, Updates updates, Runnable then) {
    boolean never = session.selectedEvents().when() == SelectedEvents.When.NEVER;
    Updates told = never && !responder.tellsOwn() ? Updates.NONE : updates;
    boolean others = updates != Updates.NONE || responder.isUnasked();
    tellNews(responder, told, others ? () -> tellOthers(responder, then) : then);
  }

  private void tellOthers(Responder responder, Runnable then) {
    Optional<ResponsePieces> pieces = session.notifications().flatMap(n -> n.others(responder));
    if (pieces.isPresent()) {
      session.connection().pump(new QuietPieces(pieces.get()), then);
    } else {
      then.run();
    }
  }

  private void tellNews(Responder responder, Updates updates, Runnable then) {
    Optional<SelectedMailbox> selected = session.maybeSelected();
    if (selected.isEmpty()) {
      then.run();
      return;
    }
    Runnable end =
        () -> {
          warnOfUntold(selected.get());
          then.run();
        };
    if (updates == Updates.NONE) {
      end.run();
      return;
    }
    MailboxNews news;
    try {
      if (selected.get().hinted()) {
        selected.get().refresh();
      }
      news = selected.get().takeNews(updates == Updates.ALL);
    } catch (RuntimeException e) {
      newsFailed(e, end);
      return;
    }
    if (news.isEmpty() && !selected.get().watches().haveNews()) {
      end.run();
    } else {
      write(news, selected.get(), responder, () -> tellArrivals(news, responder, end));
    }
  }

  private void tellArrivals(MailboxNews news, Responder responder, Runnable then) {
    Optional<SelectedEvents.Arrivals> arrivals = session.selectedEvents().arrivals();
    if (news.arrived().isEmpty() || arrivals.isEmpty()) {
      then.run();
    } else {
      ResponsePieces fetched = arrivals.get().fetch(news.arrived(), responder);
      session.connection().pump(new QuietPieces(fetched), then);
    }
  }

  /**
   * A client that has been shown mod-sequences later than something that it hasn't been told, as an
   * expunge that has to wait, is told from where to go on should it lose the connection (RFC 7162,
   * sections 3.2 and 6).
   */
  private void warnOfUntold(SelectedMailbox selected) {
    if (selected.takeShownBeyondTold() && session.isEnabled(OptIn.QRESYNC)) {
      session.connection().write(MailboxLines.highestModSeq(selected, session.writer()).take());
    }
  }

  private void write(
      MailboxNews news, SelectedMailbox selected, Responder responder, Runnable then) {
    NewsPieces pieces = new NewsPieces(news, selected, responder, session);
    try {
      for (int i = 0; i < PIECES_AT_ONCE; i++) {
        if (!pieces.writeNext()) {
          then.run();
          return;
        }
      }
    } catch (StoreException e) {
      selected.untold(news);
      newsFailed(e, then);
      return;
    }
    session
        .connection()
        .pump(
            () -> {
              try {
                return pieces.writeNext();
              } catch (StoreException e) {
                selected.untold(news);
                return false;
              }
            },
            then);
  }

  /** News can wait; a mailbox that is gone ends the session, as its numbers mean nothing more. */
  private void newsFailed(RuntimeException failure, Runnable then) {
    LOG.info("session={} can't look for changes: {}", connection.id(), failure.toString());
    then.run();
    if (failure instanceof StoreException store && store.kind() == StoreException.Kind.NOT_FOUND) {
      session.bye("The selected mailbox was deleted");
    }
  }
}
