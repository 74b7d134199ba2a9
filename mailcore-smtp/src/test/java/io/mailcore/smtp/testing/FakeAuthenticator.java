package io.mailcore.smtp.testing;

import io.mailcore.net.protocol.Authenticator;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.SaslExchange;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserDirectory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** PLAIN and LOGIN over a directory, without hashing pools and delays. */
final class FakeAuthenticator implements Authenticator {

  private final UserDirectory users;

  FakeAuthenticator(UserDirectory users) {
    this.users = users;
  }

  @Override
  public List<String> mechanisms(Connection connection) {
    return passwordAllowed(connection) ? List.of("PLAIN", "LOGIN") : List.of();
  }

  @Override
  public boolean passwordAllowed(Connection connection) {
    return connection.context().tls().isPresent();
  }

  @Override
  public Optional<SaslExchange> begin(String mechanism, Connection connection, int attempt) {
    AuthContext context = AuthContext.of(connection.context(), mechanism, attempt);
    return switch (mechanism.toUpperCase(Locale.ROOT)) {
      case "PLAIN" -> Optional.of(new Plain(context));
      case "LOGIN" -> Optional.of(new Login(context));
      default -> Optional.empty();
    };
  }

  @Override
  public void verify(
      Connection connection,
      String mechanism,
      int attempt,
      byte[] login,
      byte[] password,
      Consumer<Result> then) {
    throw new UnsupportedOperationException("SMTP uses SASL");
  }

  @Override
  public Duration penalty(Connection connection) {
    return Duration.ZERO;
  }

  private SaslExchange.Step verify(String login, String password, AuthContext context) {
    AuthOutcome outcome = users.verifyPassword(login, password.toCharArray(), context);
    Kind kind =
        switch (outcome.kind()) {
          case AUTHENTICATED -> Kind.SUCCESS;
          case EXPIRED -> Kind.EXPIRED;
          case TRY_LATER -> Kind.TRY_LATER;
          default -> Kind.REJECTED;
        };
    return new SaslExchange.Step.Done(new Result(kind, outcome.account()));
  }

  private final class Plain implements SaslExchange {

    private final AuthContext context;

    Plain(AuthContext context) {
      this.context = context;
    }

    @Override
    public String mechanism() {
      return "PLAIN";
    }

    @Override
    public boolean clientFirst() {
      return true;
    }

    @Override
    public void respond(byte[] response, Consumer<Step> then) {
      String[] parts = new String(response, StandardCharsets.UTF_8).split("\0", -1);
      then.accept(
          parts.length == 3
              ? verify(parts[1], parts[2], context)
              : new Step.Done(new Result(Kind.MALFORMED, Optional.empty())));
    }
  }

  private final class Login implements SaslExchange {

    private final AuthContext context;
    private Optional<String> name = Optional.empty();
    private boolean begun;

    Login(AuthContext context) {
      this.context = context;
    }

    @Override
    public String mechanism() {
      return "LOGIN";
    }

    @Override
    public boolean clientFirst() {
      return false;
    }

    @Override
    public void respond(byte[] response, Consumer<Step> then) {
      String text = new String(response, StandardCharsets.UTF_8);
      if (!begun) {
        begun = true;
        then.accept(challenge("Username:"));
      } else if (name.isEmpty()) {
        name = Optional.of(text);
        then.accept(challenge("Password:"));
      } else {
        then.accept(verify(name.get(), text, context));
      }
    }

    private static Step challenge(String text) {
      return new Step.Challenge(text.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
