package io.mailcore.net.auth;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.SessionContext;
import io.mailcore.net.protocol.Authenticator;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.LogText;
import io.mailcore.net.protocol.SaslExchange;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserDirectory;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The {@link Authenticator} that asks the host's {@link UserDirectory}. */
public final class DirectoryAuthenticator implements Authenticator, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DirectoryAuthenticator.class);
  private static final List<SaslMechanism> MECHANISMS =
      List.of(new PlainMechanism(), new LoginMechanism());
  private static final Result REJECTED = new Result(Kind.REJECTED, Optional.empty());
  private static final Result TRY_LATER = new Result(Kind.TRY_LATER, Optional.empty());

  private final UserDirectory users;
  private final boolean plaintextAllowed;
  private final Failures failures;
  private final DirectoryPool pool;

  /**
   * @param plaintextAllowed whether passwords may come without TLS
   * @param threadPrefix what the names of the pool's threads begin with
   */
  public DirectoryAuthenticator(
      UserDirectory users,
      boolean plaintextAllowed,
      FailureLimits limits,
      InstantSource clock,
      String threadPrefix) {
    this.users = requireNonNull(users, "users");
    this.plaintextAllowed = plaintextAllowed;
    this.failures = new Failures(limits, clock);
    this.pool = new DirectoryPool(threadPrefix);
  }

  @Override
  public List<String> mechanisms(Connection connection) {
    return passwordAllowed(connection)
        ? MECHANISMS.stream().map(SaslMechanism::name).toList()
        : List.of();
  }

  @Override
  public boolean passwordAllowed(Connection connection) {
    return plaintextAllowed || connection.context().tls().isPresent();
  }

  @Override
  public Optional<SaslExchange> begin(String mechanism, Connection connection, int attempt) {
    String name = mechanism.toUpperCase(Locale.ROOT);
    if (!passwordAllowed(connection)) {
      return Optional.empty();
    }
    return MECHANISMS.stream()
        .filter(known -> known.name().equals(name))
        .findFirst()
        .map(known -> known.begin(new Attempt(connection, name, attempt)));
  }

  /** An exchange's way back to its connection. */
  private final class Attempt implements LoginAttempt {

    private final Connection connection;
    private final String mechanism;
    private final int number;

    Attempt(Connection connection, String mechanism, int number) {
      this.connection = connection;
      this.mechanism = mechanism;
      this.number = number;
    }

    @Override
    public void verify(byte[] login, byte[] password, Consumer<Result> then) {
      DirectoryAuthenticator.this.verify(connection, mechanism, number, login, password, then);
    }

    @Override
    public void reject(Consumer<Result> then) {
      fail(connection, "", then);
    }
  }

  @Override
  public void verify(
      Connection connection,
      String mechanism,
      int attempt,
      byte[] login,
      byte[] password,
      Consumer<Result> then) {
    Credentials credentials = Credentials.decode(login, password);
    if (credentials.flaw().equals(Optional.of(Kind.MALFORMED))) {
      then.accept(new Result(Kind.MALFORMED, Optional.empty()));
      return;
    }
    if (credentials.flaw().isPresent()
        || !passwordAllowed(connection)
        || failures.refuses(address(connection), credentials.login())) {
      credentials.clear();
      fail(connection, credentials.login(), then);
      return;
    }
    AuthContext context = AuthContext.of(connection.context(), mechanism, attempt);
    CompletableFuture<AuthOutcome> asked = pool.submit(() -> ask(credentials, context));
    if (asked.isDone()) {
      // No room in the queue: nobody looked at the password.
      credentials.clear();
    }
    connection.await(
        asked, (outcome, failure) -> answer(connection, credentials.login(), outcome, then));
  }

  private AuthOutcome ask(Credentials credentials, AuthContext context) {
    try {
      return users.verifyPassword(credentials.login(), credentials.password(), context);
    } catch (RuntimeException e) {
      LOG.warn("session={} the user directory failed", context.session().sessionId(), e);
      return AuthOutcome.tryLater();
    } finally {
      credentials.clear();
    }
  }

  private void answer(
      Connection connection, String login, @Nullable AuthOutcome outcome, Consumer<Result> then) {
    AuthOutcome.Kind kind = outcome == null ? AuthOutcome.Kind.TRY_LATER : outcome.kind();
    switch (kind) {
      case AUTHENTICATED -> {
        Optional<AccountId> account = requireNonNull(outcome, "outcome").account();
        failures.succeeded(address(connection), login);
        LOG.debug("session={} login={} succeeded", connection.id(), LogText.escape(login));
        then.accept(new Result(Kind.SUCCESS, account));
      }
      // Strangers aren't told that an account is switched off.
      case REJECTED, DISABLED -> fail(connection, login, then);
      case EXPIRED -> then.accept(new Result(Kind.EXPIRED, Optional.empty()));
      case TRY_LATER -> then.accept(TRY_LATER);
    }
  }

  private void fail(Connection connection, String login, Consumer<Result> then) {
    SessionContext session = connection.context();
    Duration delay = failures.failed(address(connection));
    LOG.info(
        "session={} protocol={} remote={} login={} refused",
        session.sessionId(),
        session.protocol(),
        address(connection).getHostAddress(),
        LogText.escape(login));
    if (delay.isZero()) {
      then.accept(REJECTED);
    } else {
      connection.delay(delay, () -> then.accept(REJECTED));
    }
  }

  @Override
  public Duration penalty(Connection connection) {
    return failures.penalty(address(connection));
  }

  private static InetAddress address(Connection connection) {
    return connection.context().remoteAddress().getAddress();
  }

  /** Ends the pool's threads; who waits for an answer gets none. */
  @Override
  public void close() {
    pool.close();
  }
}
