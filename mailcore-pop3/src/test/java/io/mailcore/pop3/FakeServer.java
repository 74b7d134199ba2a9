package io.mailcore.pop3;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailDomain;
import io.mailcore.model.MailboxId;
import io.mailcore.net.protocol.Authenticator;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.net.protocol.SaslExchange;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A server whose users all have the password {@code secret}. */
final class FakeServer implements ServerContext, Authenticator {

  final MailStore store;
  boolean tls = true;
  boolean plaintext = true;
  int checks;
  private final Map<Class<?>, Object> shared = new HashMap<>();

  FakeServer(MailStore store) {
    this.store = store;
  }

  private Result check(byte[] login, byte[] password) {
    checks++;
    String name = new String(login, StandardCharsets.UTF_8);
    boolean right = new String(password, StandardCharsets.UTF_8).equals("secret");
    Arrays.fill(password, (byte) 0);
    if (name.equals("later")) {
      return new Result(Kind.TRY_LATER, Optional.empty());
    }
    if (name.equals("old")) {
      return new Result(Kind.EXPIRED, Optional.empty());
    }
    return right && !name.isEmpty()
        ? new Result(Kind.SUCCESS, Optional.of(AccountId.of(name)))
        : new Result(Kind.REJECTED, Optional.empty());
  }

  @Override
  public List<String> mechanisms(Connection connection) {
    return passwordAllowed(connection) ? List.of("PLAIN", "LOGIN") : List.of();
  }

  @Override
  public boolean passwordAllowed(Connection connection) {
    return plaintext || connection.context().tls().isPresent();
  }

  @Override
  public Optional<SaslExchange> begin(String mechanism, Connection connection, int attempt) {
    String name = mechanism.toUpperCase(Locale.ROOT);
    return mechanisms(connection).contains(name)
        ? Optional.of(new FakeExchange(name, (FakeConnection) connection))
        : Optional.empty();
  }

  @Override
  public void verify(
      Connection connection,
      String mechanism,
      int attempt,
      byte[] login,
      byte[] password,
      Consumer<Result> then) {
    ((FakeConnection) connection).holdThen(() -> then.accept(check(login, password)));
  }

  @Override
  public Duration penalty(Connection connection) {
    return Duration.ZERO;
  }

  private final class FakeExchange implements SaslExchange {

    private final String mechanism;
    private final FakeConnection connection;
    private Optional<byte[]> name = Optional.empty();
    private boolean asked;

    FakeExchange(String mechanism, FakeConnection connection) {
      this.mechanism = mechanism;
      this.connection = connection;
    }

    @Override
    public String mechanism() {
      return mechanism;
    }

    @Override
    public boolean clientFirst() {
      return mechanism.equals("PLAIN");
    }

    @Override
    public void respond(byte[] response, Consumer<Step> then) {
      if (mechanism.equals("PLAIN")) {
        connection.holdThen(() -> then.accept(new Step.Done(plain(response))));
      } else if (!asked) {
        asked = true;
        then.accept(new Step.Challenge("Username:".getBytes(StandardCharsets.US_ASCII)));
      } else if (name.isEmpty()) {
        name = Optional.of(response);
        then.accept(new Step.Challenge("Password:".getBytes(StandardCharsets.US_ASCII)));
      } else {
        byte[] login = name.get();
        connection.holdThen(() -> then.accept(new Step.Done(check(login, response))));
      }
    }

    private Result plain(byte[] response) {
      String[] parts = new String(response, StandardCharsets.UTF_8).split("\0", -1);
      if (parts.length != 3) {
        return new Result(Kind.MALFORMED, Optional.empty());
      }
      return check(
          parts[1].getBytes(StandardCharsets.UTF_8), parts[2].getBytes(StandardCharsets.UTF_8));
    }
  }

  @Override
  public String hostName() {
    return "mail.example.test";
  }

  @Override
  public Set<MailDomain> domains() {
    return Set.of(MailDomain.of("example.test"));
  }

  @Override
  public UserDirectory users() {
    throw new AssertionError("the authenticator asks the directory");
  }

  @Override
  public AliasResolver aliases() {
    throw new AssertionError("POP3 resolves no addresses");
  }

  @Override
  public MailStore store() {
    return store;
  }

  @Override
  public List<SmtpPolicy> policies() {
    return List.of();
  }

  @Override
  public List<MessageHandler> handlers() {
    return List.of();
  }

  @Override
  public Optional<DeliveryTarget> relay() {
    return Optional.empty();
  }

  @Override
  public long maxMessageSize() {
    return 1 << 20;
  }

  @Override
  public boolean plaintextAuthAllowed() {
    return plaintext;
  }

  @Override
  public Authenticator authenticator() {
    return this;
  }

  @Override
  public boolean hasTls() {
    return tls;
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public Registration onChange(AccountId account, MailboxId mailbox, Runnable task) {
    throw new AssertionError("a maildrop doesn't change in a session");
  }

  @Override
  public <T> T shared(Class<T> type, Supplier<T> factory) {
    return type.cast(shared.computeIfAbsent(type, key -> factory.get()));
  }
}
