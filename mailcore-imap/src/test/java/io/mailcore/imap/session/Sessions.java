package io.mailcore.imap.session;

import io.mailcore.imap.ImapListener;
import io.mailcore.imap.command.ImapCommands;
import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.net.ListenerSettings;
import io.mailcore.net.protocol.Protocol;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.net.testing.FakeServer;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.store.MemoryMailStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A server in memory with its sessions, for tests. */
public final class Sessions {

  /** What all sessions take for now. */
  public static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  /** The user who is there unless others are named. */
  public static final String ANN = "ann";

  private final MailStore store;
  private final FakeServer server;
  private final Protocol protocol;

  /** An empty server with the default settings. */
  public Sessions() {
    this(ImapListener.onPort(0));
  }

  /** An empty server whose listener is set up so. */
  public Sessions(ImapListener listener) {
    this(emptyStore(), listener);
  }

  /** A server over this store. */
  public Sessions(MailStore store, ImapListener listener) {
    this.store = store;
    this.server = newServer(store);
    this.protocol = listener.protocol(server);
  }

  private static FakeServer newServer(MailStore store) {
    FakeServer server = new FakeServer(store);
    server.now = NOW;
    server.maxMessageSize = 10_000;
    return server;
  }

  /** A store in which UIDVALIDITY begins at the same number each time. */
  public static MemoryMailStore emptyStore() {
    return MemoryMailStore.builder().clock(Clock.fixed(NOW, ZoneOffset.UTC)).build();
  }

  /** A server over this store with these commands added to the usual ones. */
  public Sessions(MailStore store, List<ImapCommand<?>> added) {
    this.store = store;
    this.server = newServer(store);
    List<ImapCommand<?>> commands = new ArrayList<>(ImapCommands.all());
    commands.addAll(added);
    CommandTable table = new CommandTable(commands, Set.of());
    this.protocol =
        new ImapProtocol(server, new ImapSettings(table, ListenerSettings.ofPort(0), false));
  }

  /** The server's services. */
  public FakeServer server() {
    return server;
  }

  /** A new connection in TLS, greeted. */
  public FakeConnection connect() {
    return connect(true);
  }

  /** A new connection, greeted; without TLS it can be started. */
  public FakeConnection connect(boolean tls) {
    return server.open("imap", protocol, tls).run();
  }

  /** A session of Ann, whose greeting and log-in have been taken. */
  public FakeConnection login() {
    return login(ANN);
  }

  /** A session of this user, whose greeting and log-in have been taken. */
  public FakeConnection login(String user) {
    FakeConnection connection = connect();
    connection.send("login LOGIN " + user + " secret\r\n");
    connection.read();
    return connection;
  }

  /** A session of Ann with this mailbox selected, whose answers so far have been taken. */
  public FakeConnection select(String mailbox) {
    FakeConnection connection = login();
    connection.send("select SELECT " + mailbox + "\r\n");
    connection.read();
    return connection;
  }

  /** Ann's mailboxes, without a session. */
  public MailAccount account() {
    return store.account(AccountId.of(ANN), CallContext.of("test"));
  }

  /** A mailbox of Ann, without a session. */
  public Mailbox mailbox(String name) {
    return account().open(account().find(MailboxName.of(name)).orElseThrow().id());
  }

  /** Puts a message into a mailbox of Ann. */
  public void deliver(String mailbox, Flag... flags) {
    byte[] octets = "Subject: x\r\n\r\nbody\r\n".getBytes(StandardCharsets.US_ASCII);
    try (StagedBlob staged = store.blobs().stage(octets.length)) {
      staged.write(ByteBuffer.wrap(octets));
      mailbox(mailbox)
          .append(
              List.of(
                  NewMessage.of(staged.commit(), NOW.atOffset(ZoneOffset.UTC))
                      .withFlags(Set.of(flags))));
    }
  }

  /** Puts so many messages into a mailbox of Ann. */
  public Sessions fill(String mailbox, int count) {
    for (int i = 0; i < count; i++) {
      deliver(mailbox);
    }
    return this;
  }
}
