package io.mailcore.pop3.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mailcore.net.protocol.Authenticator;
import io.mailcore.net.protocol.Authenticator.Result;
import io.mailcore.net.protocol.Connection;
import io.mailcore.net.protocol.SaslExchange;
import io.mailcore.pop3.wire.Pop3Reply;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A session's way to its log-in: USER and PASS (RFC 1939, section 7), and SASL (RFC 5034). */
public final class Authentication {

  private static final byte[] NOTHING = new byte[0];

  private final Pop3Session session;
  private final Connection connection;
  private final Authenticator authenticator;
  private int attempts;
  private Optional<byte[]> user = Optional.empty();
  private Optional<SaslExchange> exchange = Optional.empty();

  Authentication(Pop3Session session, Connection connection, Authenticator authenticator) {
    this.session = session;
    this.connection = connection;
    this.authenticator = authenticator;
  }

  /** The mechanisms of SASL that may be used now. */
  public List<String> mechanisms() {
    return authenticator.mechanisms(connection);
  }

  /** Whether USER and PASS may be used now. */
  public boolean passwordAllowed() {
    return authenticator.passwordAllowed(connection);
  }

  /** Takes the name that PASS shall go with. The answer is the same whoever that is. */
  public void user(byte[] name) {
    if (!passwordAllowed()) {
      refusePlaintext();
      return;
    }
    user = Optional.of(name);
    session.reply(Pop3Reply.ok("send PASS"));
  }

  /** Checks the password; the name is used up, right or wrong. */
  public void pass(byte[] password) {
    if (user.isEmpty()) {
      session.refuse(Pop3Reply.error("send USER first"));
      return;
    }
    byte[] name = user.get();
    user = Optional.empty();
    attempts++;
    session.hold();
    authenticator.verify(
        connection, "USER", attempts, name, password, result -> session.resume(() -> done(result)));
  }

  /**
   * Begins an exchange.
   *
   * @param initial the initial response, still in base64; {@code =} is an empty one
   */
  public void begin(String mechanism, Optional<String> initial) {
    user = Optional.empty();
    attempts++;
    Optional<SaslExchange> begun = authenticator.begin(mechanism, connection, attempts);
    if (begun.isEmpty()) {
      if (passwordAllowed()) {
        session.refuse(Pop3Reply.error("unknown mechanism"));
      } else {
        refusePlaintext();
      }
      return;
    }
    SaslExchange sasl = begun.get();
    if (initial.isPresent() && !sasl.clientFirst()) {
      session.refuse(Pop3Reply.error("the server speaks first in this mechanism"));
      return;
    }
    exchange = begun;
    if (initial.isPresent()) {
      String text = initial.get();
      respond(sasl, text.equals("=") ? NOTHING : text.getBytes(US_ASCII));
    } else if (sasl.clientFirst()) {
      challenge(NOTHING);
    } else {
      respond(sasl, NOTHING);
    }
  }

  /** Whether the next line belongs to an exchange. */
  boolean inExchange() {
    return exchange.isPresent();
  }

  /** Takes the client's line in an exchange. */
  void line(byte[] octets) {
    SaslExchange sasl = exchange.orElseThrow();
    if (octets.length == 1 && octets[0] == '*') {
      exchange = Optional.empty();
      session.refuse(Pop3Reply.error("authentication cancelled"));
    } else {
      respond(sasl, octets);
    }
  }

  private void respond(SaslExchange sasl, byte[] base64) {
    Optional<byte[]> response = decode(base64);
    if (response.isEmpty()) {
      exchange = Optional.empty();
      session.refuse(Pop3Reply.error("not base64"));
      return;
    }
    session.hold();
    sasl.respond(response.get(), step -> session.resume(() -> step(step)));
  }

  // Whole groups of four only: the JDK's decoder would let the padding be left out.
  private static Optional<byte[]> decode(byte[] base64) {
    if (base64.length % 4 != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void step(SaslExchange.Step step) {
    if (step instanceof SaslExchange.Step.Challenge next) {
      challenge(next.bytes());
    } else if (step instanceof SaslExchange.Step.Done end) {
      exchange = Optional.empty();
      done(end.result());
    }
  }

  private void challenge(byte[] bytes) {
    String text = "+ " + Base64.getEncoder().encodeToString(bytes) + "\r\n";
    connection.write(text.getBytes(US_ASCII));
  }

  private void done(Result result) {
    switch (result.kind()) {
      case SUCCESS -> session.logIn(result.account().orElseThrow());
      case REJECTED ->
          session.refuse(Pop3Reply.error(Pop3Reply.AUTH, "wrong user name or password"));
      case EXPIRED ->
          session.refuse(Pop3Reply.error(Pop3Reply.AUTH, "the password must be changed first"));
      case TRY_LATER ->
          session.reply(Pop3Reply.error(Pop3Reply.TEMPORARY, "log-in isn't possible now"));
      case MALFORMED -> session.refuse(Pop3Reply.error("malformed credentials"));
    }
  }

  private void refusePlaintext() {
    session.refuse(Pop3Reply.error(Pop3Reply.AUTH, "plaintext refused: use TLS"));
  }

  /** Forgets a name and an exchange, as STLS demands (RFC 2595, section 4); not the attempts. */
  void reset() {
    user = Optional.empty();
    exchange = Optional.empty();
  }
}
