package io.mailcore.smtp.testing;

import io.mailcore.model.MailAddress;
import io.mailcore.model.MailDomain;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.net.testing.FakeServer;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.smtp.MessageListener;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.directory.MemoryUserDirectory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A server with the domains {@code l.test} and {@code m.test}, the users {@code u} and {@code v},
 * and a store in memory.
 */
public final class FakeSmtpServer extends FakeServer {

  public final MemoryUserDirectory users;

  public FakeSmtpServer() {
    this(MemoryUserDirectory.create());
  }

  private FakeSmtpServer(MemoryUserDirectory users) {
    super(MemoryMailStore.create(), users);
    this.users = users;
    hostName = "mx.l.test";
    now = Instant.parse("2026-03-01T12:00:00Z");
    domains.add(MailDomain.of("l.test"));
    domains.add(MailDomain.of("m.test"));
    users.add("u", "secret", "u@l.test");
    users.add("v", "secret", "v@l.test", "v@m.test");
  }

  public FakeSmtpServer alias(String address, Resolution resolution) {
    AliasResolver before = aliases;
    MailAddress wanted = MailAddress.of(address);
    aliases = asked -> asked.equals(wanted) ? resolution : before.resolve(asked);
    return this;
  }

  public FakeSmtpServer handler(MessageListener listener) {
    handlers.add(new MessageHandler(Optional.empty(), listener));
    return this;
  }

  public FakeSmtpServer handler(String address, MessageListener listener) {
    handlers.add(new MessageHandler(Optional.of(MailAddress.of(address)), listener));
    return this;
  }

  /** The messages in somebody's INBOX, whole. */
  public List<String> inbox(String account) {
    return Stored.messages(store, account, "INBOX");
  }
}
