package io.mailcore.pop3;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.UidSet;
import io.mailcore.net.ConnectionLimits;
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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** A store with mail for {@code ann}, and connections to a POP3 listener in front of it. */
final class Pop3Fixture {

  static final ConnectionLimits MANY_ERRORS = new ConnectionLimits(20, 100, 50, 50, 100);

  final MailStore store;
  final FakeServer server;
  Pop3Listener listener = Pop3Listener.onPort(0);

  Pop3Fixture() {
    this(MemoryMailStore.builder().clock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)).build());
  }

  Pop3Fixture(MailStore store) {
    this.store = store;
    this.server = new FakeServer(store);
    server.plaintext = true;
  }

  Pop3Fixture with(String... messages) {
    for (String message : messages) {
      append("ann", message.getBytes(StandardCharsets.ISO_8859_1));
    }
    return this;
  }

  void append(String account, byte[] message) {
    try (StagedBlob blob = store.blobs().stage(message.length)) {
      blob.write(ByteBuffer.wrap(message));
      OffsetDateTime date = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
      inbox(account).append(List.of(NewMessage.of(blob.commit(), date)));
    }
  }

  Mailbox inbox(String account) {
    MailAccount mailboxes = store.account(AccountId.of(account), CallContext.of("test"));
    return mailboxes.open(mailboxes.find(MailboxName.INBOX).orElseThrow().id());
  }

  long stored() {
    return inbox("ann").status().counts().messages();
  }

  String uidValidity() {
    return inbox("ann").status().uidValidity().toString();
  }

  void expunge(long uid) {
    inbox("ann").remove(UidSet.of(uid));
  }

  FakeConnection connect() {
    return server.connect(listener);
  }

  /** A connection that has been greeted. */
  FakeConnection greeted() {
    FakeConnection connection = connect();
    connection.read();
    return connection;
  }

  /** A connection whose client has logged in as ann. */
  FakeConnection loggedIn() {
    FakeConnection connection = greeted();
    String answer = connection.say("USER ann\r\nPASS secret\r\n");
    if (!answer.startsWith("+OK send PASS\r\n+OK ")) {
      throw new AssertionError(answer);
    }
    return connection;
  }
}
