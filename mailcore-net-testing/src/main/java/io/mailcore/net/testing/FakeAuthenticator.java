package io.mailcore.net.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mailcore.net.protocol.Authenticator;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.SaslExchange;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserDirectory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** PLAIN and LOGIN over a directory, without hashing pools and delays. */
public final class FakeAuthenticator implements Authenticator {

  private final UserDirectory users;
  private final BooleanSupplier plaintext;
  private final List<String> checked = new ArrayList<>();

  FakeAuthenticator(UserDirectory users, BooleanSupplier plaintext) {
    this.users = users;
    this.plaintext = plaintext;
  }

  /** The log-ins that were checked, with their attempts' numbers before them. */
  public List<String> checked() {
    return checked;
  }

  @Override
  public List<String> mechanisms(Connection connection) {
    return passwordAllowed(connection) ? List.of("PLAIN", "LOGIN") : List.of();
  }

  @Override
  public boolean passwordAllowed(Connection connection) {
    return plaintext.getAsBoolean() || connection.context().tls().isPresent();
  }

  @Override
  public Optional<SaslExchange> begin(String mechanism, Connection connection, int attempt) {
    String name = mechanism.toUpperCase(Locale.ROOT);
    if (!mechanisms(connection).contains(name)) {
      return Optional.empty();
    }
    return Optional.of(
        name.equals("PLAIN") ? new Plain(connection, attempt) : new Login(connection, attempt));
  }

  @Override
  public void verify(
      Connection connection,
      String mechanism,
      int attempt,
      byte[] login,
      byte[] password,
      Consumer<Result> then) {
    Result result =
        check(
            new String(login, UTF_8),
            new String(password, UTF_8),
            AuthContext.of(connection.context(), mechanism, attempt));
    Arrays.fill(password, (byte) 0);
    connection.delay(Duration.ZERO, () -> then.accept(result));
  }

  private Result check(String login, String password, AuthContext context) {
    if (login.isEmpty() || login.chars().anyMatch(Character::isISOControl)) {
      return new Result(Kind.MALFORMED, Optional.empty());
    }
    checked.add(context.attempt() + " " + login);
    AuthOutcome outcome = users.verifyPassword(login, password.toCharArray(), context);
    Kind kind =
        switch (outcome.kind()) {
          case AUTHENTICATED -> Kind.SUCCESS;
          case EXPIRED -> Kind.EXPIRED;
          case TRY_LATER -> Kind.TRY_LATER;
          default -> Kind.REJECTED;
        };
    return new Result(kind, outcome.account());
  }

  @Override
  public Duration penalty(Connection connection) {
    return Duration.ZERO;
  }

  private final class Plain implements SaslExchange {

    private final Connection connection;
    private final int attempt;

    Plain(Connection connection, int attempt) {
      this.connection = connection;
      this.attempt = attempt;
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
      String[] parts = new String(response, UTF_8).split("\0", -1);
      if (parts.length == 3) {
        verify(
            connection,
            mechanism(),
            attempt,
            parts[1].getBytes(UTF_8),
            parts[2].getBytes(UTF_8),
            result -> then.accept(new Step.Done(result)));
      } else {
        then.accept(new Step.Done(new Result(Kind.MALFORMED, Optional.empty())));
      }
    }
  }

  private final class Login implements SaslExchange {

    private final Connection connection;
    private final int attempt;
    private byte[] name = {};
    private int asked;

    Login(Connection connection, int attempt) {
      this.connection = connection;
      this.attempt = attempt;
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
      asked++;
      switch (asked) {
        case 1 -> then.accept(new Step.Challenge("Username:".getBytes(US_ASCII)));
        case 2 -> {
          name = response.clone();
          then.accept(new Step.Challenge("Password:".getBytes(US_ASCII)));
        }
        default ->
            verify(
                connection,
                mechanism(),
                attempt,
                name,
                response,
                result -> then.accept(new Step.Done(result)));
      }
    }
  }
}
