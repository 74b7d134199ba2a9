package io.mailcore.net.auth;

import io.mailcore.net.protocol.SaslExchange;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * LOGIN, which no RFC describes and old clients still use: the server asks for the name, then for
 * the password. A name that comes as an initial response is taken.
 */
final class LoginMechanism implements SaslMechanism {

  static final String NAME = "LOGIN";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SaslExchange begin(LoginAttempt attempt) {
    return new Exchange(attempt);
  }

  private static final class Exchange implements SaslExchange {

    private enum State {
      NEW,
      NAME_ASKED,
      PASSWORD_ASKED,
      OVER
    }

    private final LoginAttempt attempt;
    private State state = State.NEW;
    private byte @Nullable [] login;

    Exchange(LoginAttempt attempt) {
      this.attempt = attempt;
    }

    @Override
    public String mechanism() {
      return NAME;
    }

    @Override
    public boolean clientFirst() {
      return false;
    }

    @Override
    public void respond(byte[] response, Consumer<Step> then) {
      byte[] name = login;
      if (state == State.NEW && response.length == 0) {
        state = State.NAME_ASKED;
        then.accept(ask("Username:"));
      } else if (state == State.NEW || state == State.NAME_ASKED) {
        state = State.PASSWORD_ASKED;
        login = response.clone();
        then.accept(ask("Password:"));
      } else if (state == State.PASSWORD_ASKED && name != null) {
        state = State.OVER;
        attempt.verify(name, response, result -> then.accept(new Step.Done(result)));
      } else {
        throw new IllegalStateException("the exchange is over");
      }
    }

    private static Step ask(String what) {
      return new Step.Challenge(what.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
