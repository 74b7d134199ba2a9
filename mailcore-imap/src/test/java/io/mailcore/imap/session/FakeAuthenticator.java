package io.mailcore.imap.session;

import io.mailcore.model.AccountId;
import io.mailcore.net.protocol.Authenticator;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.SaslExchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets everybody in whose password is {@code secret}; knows PLAIN, LOGIN and two wrong words. */
public final class FakeAuthenticator implements Authenticator {

  private final List<String> checked = new ArrayList<>();
  private boolean plaintextAllowed;

  /** Takes passwords in clear from now on. */
  public void allowPlaintext() {
    plaintextAllowed = true;
  }

  boolean plaintextAllowed() {
    return plaintextAllowed;
  }

  /** The log-ins that were checked, with their attempts' numbers. */
  public List<String> checked() {
    return checked;
  }

  @Override
  public List<String> mechanisms(Connection connection) {
    return passwordAllowed(connection) ? List.of("PLAIN", "LOGIN") : List.of();
  }

  @Override
  public boolean passwordAllowed(Connection connection) {
    return plaintextAllowed || connection.context().tls().isPresent();
  }

  @Override
  public Optional<SaslExchange> begin(String mechanism, Connection connection, int attempt) {
    return switch (mechanism.toUpperCase(Locale.ROOT)) {
      case "PLAIN" -> Optional.of(new Plain(attempt));
      case "LOGIN" -> Optional.of(new Login(attempt));
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
    connection.delay(Duration.ZERO, () -> then.accept(check(attempt, text(login), text(password))));
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }

  private Result check(int attempt, String login, String password) {
    if (login.chars().anyMatch(Character::isISOControl)) {
      return new Result(Kind.MALFORMED, Optional.empty());
    }
    checked.add(attempt + " " + login);
    return switch (password) {
      case "secret" -> new Result(Kind.SUCCESS, Optional.of(AccountId.of(login)));
      case "expired" -> new Result(Kind.EXPIRED, Optional.empty());
      case "later" -> new Result(Kind.TRY_LATER, Optional.empty());
      default -> new Result(Kind.REJECTED, Optional.empty());
    };
  }

  @Override
  public Duration penalty(Connection connection) {
    return Duration.ZERO;
  }

  private final class Plain implements SaslExchange {

    private final int attempt;

    Plain(int attempt) {
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
      String[] parts = text(response).split("\0", -1);
      then.accept(
          new Step.Done(
              parts.length == 3
                  ? check(attempt, parts[1], parts[2])
                  : new Result(Kind.MALFORMED, Optional.empty())));
    }
  }

  private final class Login implements SaslExchange {

    private final int attempt;
    private String name = "";
    private int asked;

    Login(int attempt) {
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
        case 1 -> then.accept(challenge("User Name"));
        case 2 -> {
          name = text(response);
          then.accept(challenge("Password"));
        }
        default -> then.accept(new Step.Done(check(attempt, name, text(response))));
      }
    }

    private static Step challenge(String words) {
      return new Step.Challenge(words.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
