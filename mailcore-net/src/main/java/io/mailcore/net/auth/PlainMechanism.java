package io.mailcore.net.auth;

import io.mailcore.net.protocol.Authenticator.Kind;
import io.mailcore.net.protocol.Authenticator.Result;
import io.mailcore.net.protocol.SaslExchange;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** PLAIN (RFC 4616): {@code [authzid] NUL authcid NUL passwd}. Nobody acts for another. */
final class PlainMechanism implements SaslMechanism {

  static final String NAME = "PLAIN";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public SaslExchange begin(LoginAttempt attempt) {
    return new Exchange(attempt);
  }

  private static final class Exchange implements SaslExchange {

    private final LoginAttempt attempt;
    private boolean over;

    Exchange(LoginAttempt attempt) {
      this.attempt = attempt;
    }

    @Override
    public String mechanism() {
      return NAME;
    }

    @Override
    public boolean clientFirst() {
      return true;
    }

    @Override
    public void respond(byte[] response, Consumer<Step> then) {
      if (over) {
        throw new IllegalStateException("the exchange is over");
      }
      over = true;
      try {
        take(response, result -> then.accept(new Step.Done(result)));
      } finally {
        Arrays.fill(response, (byte) 0);
      }
    }

    private void take(byte[] message, Consumer<Result> then) {
      int first = nul(message, 0);
      int second = nul(message, first + 1);
      if (first < 0 || second < 0 || nul(message, second + 1) >= 0) {
        then.accept(new Result(Kind.MALFORMED, Optional.empty()));
        return;
      }
      byte[] login = Arrays.copyOfRange(message, first + 1, second);
      if (first > 0 && !Arrays.equals(message, 0, first, login, 0, login.length)) {
        attempt.reject(then);
        return;
      }
      attempt.verify(login, Arrays.copyOfRange(message, second + 1, message.length), then);
    }

    private static int nul(byte[] message, int from) {
      for (int i = from; i < message.length; i++) {
        if (message[i] == 0) {
          return i;
        }
      }
      return -1;
    }
  }
}
