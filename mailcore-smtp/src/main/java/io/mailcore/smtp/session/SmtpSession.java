package io.mailcore.smtp.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.SessionContext;
import io.mailcore.model.SmtpReply;
import io.mailcore.net.events.CommandEvents;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.LogText;
import io.mailcore.net.protocol.ProtocolSession;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.smtp.delivery.Delivery;
import io.mailcore.smtp.wire.ReplyEncoder;
import io.mailcore.spi.smtp.Decision;
import io.mailcore.spi.smtp.SmtpPolicy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** One client's session (RFC 5321, section 3). All methods are called on the strand. */
public final class SmtpSession implements ProtocolSession {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0).asReadOnlyBuffer();

  private final Connection connection;
  private final SmtpServices services;
  private final PolicyChain policies;
  private final Strikes strikes;
  private final CommandInput commands;
  private final CommandEvents events;
  private Input input;
  private ByteBuffer current = NOTHING;
  private Phase phase = Phase.REFUSED;
  private Optional<String> hello = Optional.empty();
  private boolean extended;
  private Optional<AccountId> account = Optional.empty();
  private Optional<Transaction> transaction = Optional.empty();
  private int attempts;
  private int messages;
  private boolean discarding;
  private boolean discardingAll;
  private boolean held;
  private boolean closing;
  private boolean stopping;
  private Optional<SmtpReply> parting = Optional.empty();

  SmtpSession(Connection connection, SmtpServices services) {
    this.connection = requireNonNull(connection, "connection");
    this.services = requireNonNull(services, "services");
    SmtpSettings settings = services.settings();
    this.policies = new PolicyChain(services.server().policies(), connection.id());
    this.strikes = new Strikes(settings.limits(), settings.bounds().unknownRecipients());
    this.events = new CommandEvents(connection);
    this.commands = new CommandInput(this, events);
    this.input = commands;
  }

  // What the connection calls.

  @Override
  public void opened() {
    connection.deadline(settings().timeouts().login());
    Decision decision = ask(policy -> policy.connect(context()));
    if (connection.hasInput()) {
      // Who talks before it is greeted is no mail client (RFC 5321, section 4.3.1).
      close(SmtpReply.of(554, "5.5.0", "improper pipelining"));
      return;
    }
    phase = Phase.REFUSED;
    if (permits(decision)) {
      discardingAll = discarding;
      phase = Phase.CONNECTED;
      reply(SmtpReply.plain(220, server().hostName() + " ESMTP"));
    }
    awaitCommand();
  }

  @Override
  public void received(ByteBuffer octets) {
    current = octets;
    while (octets.hasRemaining() && !held && !closing) {
      if (input.mayBlock() && !connection.mayBlock()) {
        // What is left comes again, on a thread that may.
        blocking(() -> {});
      } else {
        input.read(octets);
      }
    }
    current = NOTHING;
    if (closing) {
      octets.position(octets.limit());
    }
  }

  @Override
  public void tlsStarted() {
    events.end(220);
    held = false;
    endTransaction();
    phase = Phase.CONNECTED;
    hello = Optional.empty();
    extended = false;
    account = Optional.empty();
    commands.reset();
    readCommands();
    awaitCommand();
  }

  @Override
  public void timedOut() {
    close(SmtpReply.of(421, "4.4.2", server().hostName() + " Timeout, closing connection"));
  }

  @Override
  public void stopping() {
    stopping = true;
    if (input.mayStop()) {
      close(SmtpReply.of(421, "4.3.2", server().hostName() + " Server is stopping"));
    }
  }

  @Override
  public void closed() {
    closing = true;
    events.gone();
    input.abandon();
    endTransaction();
    policies.tell(policy -> policy.disconnected(context()));
  }

  @Override
  public String summary() {
    return "hello="
        + LogText.escape(hello.orElse(""))
        + account.map(id -> " user=" + LogText.escape(id.value())).orElse("")
        + " messages="
        + messages
        + parting.map(reply -> " said=" + LogText.quote(reply.toString())).orElse("");
  }

  // What is known.

  /** The server's services. */
  public ServerContext server() {
    return services.server();
  }

  /** What the listener says of its sessions. */
  public SmtpSettings settings() {
    return services.settings();
  }

  /** Which commands there are. */
  public CommandTable commandTable() {
    return services.commands();
  }

  /** What may block of that which the session calls. */
  public BlockingServices blockingServices() {
    return services.blocking();
  }

  /** Where messages go. */
  public Delivery delivery() {
    return services.delivery();
  }

  /** The connection. */
  public Connection connection() {
    return connection;
  }

  /** Who is at the other end, with the account if one is logged in. */
  public SessionContext context() {
    SessionContext context = connection.context();
    return account.isPresent() ? context.withAccount(account.get()) : context;
  }

  /** How far the session has come. */
  public Phase phase() {
    return phase;
  }

  /** What the client calls itself; empty before EHLO and HELO. */
  public Optional<String> hello() {
    return hello;
  }

  /** Whether the client gave EHLO: after HELO there are no extensions. */
  public boolean isExtended() {
    return extended;
  }

  /** Who has logged in. */
  public Optional<AccountId> account() {
    return account;
  }

  /** Whether the listener is for those who log in. */
  public boolean isSubmission() {
    return settings().role() == SmtpSettings.Role.SUBMISSION;
  }

  /** The transaction that is open. */
  public Optional<Transaction> transaction() {
    return transaction;
  }

  /** Whether octets have come behind the command that is being run. */
  boolean hasMoreInput() {
    return connection.hasInput();
  }

  Strikes strikes() {
    return strikes;
  }

  // Answers.

  /** Answers; the session goes on. 421 closes it, whoever says it. */
  public void reply(SmtpReply reply) {
    answer(reply);
    if (reply.code() == 421) {
      part(reply);
    }
  }

  private void answer(SmtpReply reply) {
    write(ReplyEncoder.encode(reply));
    events.end(reply.code());
  }

  void write(byte[] octets) {
    if (!closing) {
      connection.write(octets);
    }
  }

  /** Answers a wrong command, and counts it: with too many the session ends. */
  public void refuse(SmtpReply reply) {
    reply(reply);
    if (closing) {
      return;
    }
    if (strikes.error()) {
      close(SmtpReply.of(421, "4.7.0", server().hostName() + " Too many errors"));
    } else if (strikes.slowsDown()) {
      hold();
      connection.delay(Strikes.DELAY, this::release);
    }
  }

  /** Refuses DATA: if its text comes nevertheless, little of it is taken for commands. */
  public void refuseData(SmtpReply reply) {
    refuse(reply);
    strikes.dataRefused();
  }

  /** Refuses a recipient that nobody knows; with too many the session ends. */
  public void refuseUnknown(SmtpReply reply) {
    if (strikes.unknownRecipient()) {
      close(SmtpReply.of(421, "4.7.0", server().hostName() + " Too many unknown recipients"));
    } else {
      reply(reply);
    }
  }

  /** Says good-bye and closes. */
  public void close(SmtpReply reply) {
    answer(reply);
    part(reply);
  }

  /** Closes; the log is told these words unless they only answer the client's QUIT. */
  private void part(SmtpReply reply) {
    if (!closing) {
      closing = true;
      parting = Optional.of(reply).filter(words -> words.code() != 221);
      connection.close();
    }
  }

  // Policies.

  /** Asks the host's policies. */
  public Decision ask(Function<SmtpPolicy, Decision> step) {
    return policies.ask(step);
  }

  /**
   * Answers if a policy refused.
   *
   * @return whether to go on
   */
  public boolean permits(Decision decision) {
    switch (decision.kind()) {
      case REJECT -> reply(decision.reply().orElseThrow());
      case REJECT_AND_CLOSE -> close(decision.reply().orElseThrow());
      case DISCARD -> discarding = true;
      default -> {
        return true;
      }
    }
    return decision.kind() == Decision.Kind.DISCARD;
  }

  /** Whether a policy wants the message acknowledged and thrown away. */
  boolean isDiscarding() {
    return discarding;
  }

  // Steps.

  /**
   * The client has said who it is, and no policy minds: what was begun before is over (RFC 5321,
   * section 4.1.4).
   */
  public void hello(String name, boolean byEhlo) {
    discardingAll = discarding && transaction.isEmpty();
    endTransaction();
    hello = Optional.of(name);
    extended = byEhlo;
    phase = Phase.READY;
  }

  /** MAIL was accepted. */
  public void begin(Transaction begun) {
    strikes.trust();
    transaction = Optional.of(begun);
    phase = Phase.SENDER;
  }

  /** A recipient was accepted. */
  public void recipientAccepted() {
    phase = Phase.RECIPIENTS;
  }

  /** The transaction is over, whatever became of it; nothing happens without one. */
  public void endTransaction() {
    if (transaction.isPresent()) {
      transaction = Optional.empty();
      discarding = discardingAll;
      phase = Phase.READY;
      policies.tell(policy -> policy.transactionEnded(context()));
    }
  }

  /** The text of a message follows. */
  void readText(DataInput text) {
    strikes.dataBegun();
    input = text;
  }

  /** The text is there, and this is what became of it. */
  void endText(SmtpReply reply) {
    if (reply.isPositive()) {
      messages++;
      strikes.delivered();
    }
    endTransaction();
    readCommands();
    reply(reply);
    if (stopping) {
      stopping();
    }
    awaitCommand();
  }

  /** Takes the lines of a log-in instead of commands. */
  void read(SaslInput lines) {
    input = lines;
  }

  /** Takes commands again. */
  void readCommands() {
    input = commands;
  }

  /** The number of the log-in that begins now: 1 for the first. */
  public int nextAttempt() {
    return ++attempts;
  }

  /** Somebody has logged in. */
  void loggedIn(AccountId id) {
    account = Optional.of(id);
    strikes.trust();
  }

  /** Starts TLS behind this reply (RFC 3207), unless octets have come behind the command. */
  public void startTls(SmtpReply reply) {
    hold();
    connection.startTls(ByteBuffer.wrap(ReplyEncoder.encode(reply)), current, this::refuseTls);
  }

  private void refuseTls() {
    release();
    close(SmtpReply.of(501, "5.5.1", "Nothing may follow STARTTLS in clear"));
  }

  /** Something holds the strand: nothing is read until {@link #release()}. */
  void hold() {
    held = true;
  }

  void release() {
    held = false;
  }

  /** Runs something, and what follows it, where it may block. */
  void blocking(Runnable task) {
    if (connection.mayBlock()) {
      task.run();
      return;
    }
    hold();
    connection.blocking(
        () -> {
          release();
          task.run();
        });
  }

  /** Gives the client its time for the next command; before a log-in what is left for that. */
  void awaitCommand() {
    if (!isSubmission() || account.isPresent()) {
      deadline(settings().timeouts().command());
    }
  }

  void deadline(Duration fromNow) {
    if (!closing) {
      connection.deadline(fromNow);
    }
  }
}
