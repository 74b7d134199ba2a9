package io.mailcore.benchmarks.peer.server;

import io.mailcore.benchmarks.peer.PeerSettings;
import io.mailcore.benchmarks.peer.Service;
import io.mailcore.imap.ImapListener;
import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.pop3.Pop3Listener;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.store.MailStore;
import io.mailcore.store.JdbcMailStore;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.directory.StaticUserDirectory;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** mailcore as it comes, but for limits on connections and the size of messages. */
final class MailcoreServer implements Served {

  private static final ConnectionLimits LIMITS =
      ConnectionLimits.DEFAULT.withPerAddress(20_000).withTotal(20_000);

  private final MailStore store;
  private final MailServer server;
  private final @Nullable EmbeddedPostgres database;
  private final List<Long> processes;

  private MailcoreServer(
      MailStore store,
      @Nullable EmbeddedPostgres database,
      List<Long> processes,
      Optional<TlsSettings> tls) {
    this.store = store;
    this.database = database;
    this.processes = processes;
    StaticUserDirectory.Builder users = StaticUserDirectory.builder();
    for (int account = 0; account < PeerSettings.ACCOUNTS; account++) {
      users.user(PeerSettings.address(account), PeerSettings.PASSWORD);
    }
    MailServer.Builder builder =
        MailServer.builder()
            .domain(PeerSettings.DOMAIN)
            .users(users.build())
            .store(store)
            .maxMessageSize(PeerSettings.MAX_MESSAGE_OCTETS)
            .allowPlaintextAuth(true)
            .listener(SmtpListener.mx().port(0).limits(LIMITS))
            .listener(ImapListener.onPort(0).limits(LIMITS))
            .listener(Pop3Listener.onPort(0).limits(LIMITS));
    tls.ifPresent(builder::tls);
    server = builder.start();
  }

  /** Starts one on a store: {@code memory}, {@code h2} or {@code postgresql}. */
  static MailcoreServer start(String kind, Path directory, boolean withTls) throws IOException {
    Optional<TlsSettings> tls =
        withTls ? Optional.of(Certificates.settings(directory)) : Optional.empty();
    return switch (kind) {
      case "memory" ->
          new MailcoreServer(
              MemoryMailStore.builder().maxBytes(Long.MAX_VALUE).build(), null, List.of(), tls);
      case "h2" -> new MailcoreServer(JdbcMailStore.h2(directory), null, List.of(), tls);
      case "postgresql" -> onPostgresql(directory, tls);
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static MailcoreServer onPostgresql(Path directory, Optional<TlsSettings> tls)
      throws IOException {
    Path data = directory.resolve("postgresql");
    EmbeddedPostgres database =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setDataDirectory(data)
            .start();
    long process = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
    MailStore store =
        JdbcMailStore.builder()
            .postgresql(database.getJdbcUrl("postgres", "postgres"), "postgres", "")
            .open();
    return new MailcoreServer(store, database, List.of(process), tls);
  }

  @Override
  public String version() {
    String version = MailServer.class.getPackage().getImplementationVersion();
    return version == null ? "as built" : version;
  }

  @Override
  public Map<Service, Integer> ports() {
    return Map.of(
        Service.SMTP, server.address(SmtpListener.class).getPort(),
        Service.IMAP, server.address(ImapListener.class).getPort(),
        Service.POP3, server.address(Pop3Listener.class).getPort());
  }

  @Override
  public List<Long> processes() {
    return processes;
  }

  @Override
  public void reset() {
    if (store instanceof MemoryMailStore memory) {
      memory.clear();
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    store.close();
    if (database != null) {
      database.close();
    }
  }
}
