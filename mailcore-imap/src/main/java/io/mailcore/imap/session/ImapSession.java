package io.mailcore.imap.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.CommandLine;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailboxEntry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a client: its state, who it is, its selected mailbox, what it has enabled. This
 * is what commands see. Used on the connection's strand.
 */
public final class ImapSession {

  /** Replaced once, where it is compressed; hints of changes use it on other threads. */
  private volatile Connection connection;

  private final ServerContext server;
  private final ImapSettings settings;
  private final Set<OptIn> enabled = EnumSet.noneOf(OptIn.class);
  private final List<LiteralSink> streamed = new ArrayList<>();
  private SessionState state = SessionState.NOT_AUTHENTICATED;
  private Optional<AccountId> account = Optional.empty();
  private Optional<MailAccount> mailboxes = Optional.empty();
  private Optional<SelectedMailbox> selected = Optional.empty();
  private Optional<Continuation> continuation = Optional.empty();
  private ByteBuffer input = ByteBuffer.allocate(0);
  private int loginAttempts;
  private Optional<String> parting = Optional.empty();
  private Optional<Compression> compression = Optional.empty();
  private Optional<Notifications> notifications = Optional.empty();
  private Runnable changes = () -> {};

  ImapSession(Connection connection, ServerContext server, ImapSettings settings) {
    this.connection = requireNonNull(connection, "connection");
    this.server = requireNonNull(server, "server");
    this.settings = requireNonNull(settings, "settings");
  }

  /** The connection: who is at its other end, and whether it has TLS. */
  public Connection connection() {
    return connection;
  }

  /** The server's services. */
  public ServerContext server() {
    return server;
  }

  // ---- state

  /** How far the session has come. */
  public SessionState state() {
    return state;
  }

  /**
   * Who has logged in.
   *
   * @throws IllegalStateException if nobody has; commands for those who have needn't fear that
   */
  public AccountId account() {
    return account.orElseThrow(() -> new IllegalStateException("nobody has logged in"));
  }

  /** The mailboxes of {@link #account()}. */
  public MailAccount mailboxes() {
    return mailboxes.orElseThrow(() -> new IllegalStateException("nobody has logged in"));
  }

  /** The mailbox of this name, if the account has it. */
  public Optional<MailboxEntry> find(MailboxName name) {
    return mailboxes().find(name);
  }

  /** Makes this the session of {@code who}. */
  public void loggedIn(AccountId who) {
    account = Optional.of(who);
    mailboxes = Optional.of(server.store().account(who, CallContext.of(connection.id())));
    state = SessionState.AUTHENTICATED;
  }

  /**
   * Makes this nobody's session again (RFC 8437): all that is known of the client is forgotten, and
   * what it has enabled, but for its attempts to log in.
   */
  public void loggedOut() {
    forgetUser();
    state = SessionState.NOT_AUTHENTICATED;
  }

  private void forgetUser() {
    unselect();
    discardStreamed();
    continuation = Optional.empty();
    notifications.ifPresent(Notifications::close);
    notifications = Optional.empty();
    enabled.clear();
    account = Optional.empty();
    mailboxes = Optional.empty();
  }

  /** Counts an attempt to log in: 1 for the session's first. */
  public int nextLoginAttempt() {
    return ++loginAttempts;
  }

  /**
   * The selected mailbox.
   *
   * @throws IllegalStateException if there is none; commands for that state needn't fear that
   */
  public SelectedMailbox selected() {
    return selected.orElseThrow(() -> new IllegalStateException("no mailbox is selected"));
  }

  /** The selected mailbox, if there is one. */
  public Optional<SelectedMailbox> maybeSelected() {
    return selected;
  }

  /** Selects a mailbox where none is selected. */
  public void select(SelectedMailbox mailbox) {
    selected = Optional.of(mailbox);
    state = SessionState.SELECTED;
  }

  /** Leaves the selected mailbox, if there is one, as it is. */
  public void unselect() {
    selected.ifPresent(SelectedMailbox::close);
    selected = Optional.empty();
    if (state == SessionState.SELECTED) {
      state = SessionState.AUTHENTICATED;
    }
  }

  // ---- extensions

  /** Whether the listener offers this capability: it isn't switched off. */
  public boolean offers(String capability) {
    return settings.commands().offers(capability);
  }

  /** The commands of all users that take long. */
  public LongCommands longCommands() {
    return settings.longCommands();
  }

  /** What CAPABILITY names now. */
  public List<String> capabilities() {
    return settings.commands().capabilities(this);
  }

  /** The response code of a greeting or log-in, so that the client needn't ask. */
  public String capabilityCode() {
    return "CAPABILITY " + String.join(" ", capabilities());
  }

  /** Whether a client may ask for this: neither it nor what it is built on is switched off. */
  public boolean offers(OptIn what) {
    return offers(what.capability()) && what.needs().stream().allMatch(this::offers);
  }

  /** Whether the client has asked for this, by ENABLE or otherwise. */
  public boolean isEnabled(OptIn what) {
    return enabled.contains(what);
  }

  /**
   * Notes that the client has asked for this, and so for what it brings along. Commands call it
   * before they write anything, as the first time the client may be told something.
   */
  public void enable(OptIn what) {
    what.brings().forEach(this::enable);
    if (enabled.add(what)) {
      what.begin(this);
    }
  }

  /**
   * Tells a client that has just said that it knows mod-sequences up to where it knows its selected
   * mailbox (RFC 7162, section 3.1).
   */
  void tellHighestModSeq() {
    selected.ifPresent(
        mailbox -> connection.write(MailboxLines.highestModSeq(mailbox, writer()).take()));
  }

  /**
   * Whether the client knows mod-sequences, as one does who uses MODSEQ, CHANGEDSINCE or
   * UNCHANGEDSINCE (RFC 7162, section 3.1): untagged FETCH tells them.
   */
  public boolean isCondstore() {
    return isEnabled(OptIn.CONDSTORE);
  }

  /**
   * Whether untagged FETCH that the client hasn't asked for bears the UID (RFC 7162, section 3.2.4;
   * RFC 9051, section 7.5.2; RFC 5465, section 5.1).
   */
  public boolean tellsUid() {
    // UIDFETCH begins with it.
    boolean asked = isCondstore() || isEnabled(OptIn.IMAP4REV2) || notifications.isPresent();
    return asked && !isEnabled(OptIn.UIDONLY);
  }

  /** Whether the client is told of recent messages, which IMAP4rev2 doesn't know. */
  public boolean tellsRecent() {
    return !isEnabled(OptIn.IMAP4REV2);
  }

  /** Whether the client takes and sends UTF-8 as it is (RFC 9755, section 3). */
  public boolean isUtf8() {
    return isEnabled(OptIn.UTF8_ACCEPT) || isEnabled(OptIn.IMAP4REV2);
  }

  /** A reader of a command of this client. */
  ImapReader reader(CommandLine line) {
    return isUtf8() ? ImapReader.utf8(line) : ImapReader.of(line);
  }

  /** A writer of responses for this client. */
  ImapWriter writer() {
    return isUtf8() ? ImapWriter.utf8() : ImapWriter.create();
  }

  // ---- compression

  /** Whether the connection is compressed (RFC 4978). */
  public boolean isCompressed() {
    return compression.isPresent();
  }

  /** Compresses what is written from now on, and takes all that comes as compressed. */
  public void compress() {
    Compression begun = Compression.of(connection);
    compression = Optional.of(begun);
    connection = begun.output();
  }

  /** Ends the compression of both directions, if there is one. */
  public void endCompression() {
    sync();
    compression.ifPresent(
        ended -> {
          connection = ended.plain();
          ended.end();
        });
    compression = Optional.empty();
  }

  Optional<CompressedInput> compressedInput() {
    return compression.map(Compression::input);
  }

  /** Makes what was written readable for a client that gets it compressed. */
  void sync() {
    compression.map(Compression::output).ifPresent(CompressedConnection::sync);
  }

  // ---- input

  /** What has been received and not yet been looked at, for STARTTLS. */
  public ByteBuffer input() {
    return input;
  }

  void input(ByteBuffer received) {
    input = received;
  }

  /**
   * The sinks that took literals of the running command, in their order. Who takes them closes
   * them.
   */
  public List<LiteralSink> takeStreamed() {
    List<LiteralSink> taken = List.copyOf(streamed);
    streamed.clear();
    return taken;
  }

  void stream(LiteralSink sink) {
    streamed.add(sink);
  }

  Optional<LiteralSink> streaming() {
    return streamed.isEmpty() ? Optional.empty() : Optional.of(streamed.get(streamed.size() - 1));
  }

  void discardStreamed() {
    takeStreamed().forEach(LiteralSink::close);
  }

  // ---- notifications

  /** Has the client told what {@code wanted} says, in place of what it was told before. */
  public void notify(Notifications wanted) {
    notifications.ifPresent(Notifications::close);
    notifications = Optional.of(wanted);
  }

  Optional<Notifications> notifications() {
    return notifications;
  }

  /** What the client is told of its selected mailbox. */
  SelectedEvents selectedEvents() {
    return notifications.map(Notifications::selected).orElse(SelectedEvents.DEFAULT);
  }

  // ---- what comes next

  Optional<Continuation> continuation() {
    return continuation;
  }

  void continuation(Optional<Continuation> next) {
    continuation = next;
  }

  /** A hint has come that there may be something to tell. On the strand. */
  public void changed() {
    changes.run();
  }

  /** Has {@code task} run at each such hint. */
  void onChange(Runnable task) {
    changes = task;
  }

  /** Says good-bye and closes, for a reason that isn't the client's LOGOUT. */
  void bye(String codeAndText) {
    if (state != SessionState.LOGOUT) {
      connection.write(writer().untagged().raw("BYE").text(codeAndText).crlf().take());
      parting = Optional.of(codeAndText);
      leave();
    }
  }

  /** What was said with {@link #bye}, for the log. */
  Optional<String> parting() {
    return parting;
  }

  /** Closes behind what has been written. */
  public void leave() {
    unselect();
    discardStreamed();
    continuation = Optional.empty();
    state = SessionState.LOGOUT;
    connection.close();
  }

  /** Forgets all, as after STARTTLS, or when the connection is gone. */
  void forget() {
    forgetUser();
    compression.ifPresent(Compression::end);
  }
}
