package io.mailcore.smtp.session;

import io.mailcore.model.SmtpReply;
import io.mailcore.net.protocol.Authenticator;
import io.mailcore.net.protocol.SaslExchange;
import io.mailcore.smtp.wire.LineReader;
import io.mailcore.smtp.wire.SaslLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A log-in: the lines between AUTH and its answer (RFC 4954, section 4). What they say is never
 * logged. Used on the strand.
 */
public final class SaslInput implements Input {

  /** The longest line that is taken (RFC 4954, section 4). */
  static final int MAX_LINE = 12_288;

  /** A line of so many octets won't end any more: the client is sent away. */
  static final int HOPELESS_LINE = 64 * 1024;

  private final SmtpSession session;
  private final SaslExchange exchange;
  private final LineReader lines = new LineReader(MAX_LINE);

  private SaslInput(SmtpSession session, SaslExchange exchange) {
    this.session = session;
    this.exchange = exchange;
  }

  /**
   * Begins with an exchange.
   *
   * @param initial what the client sent with the command
   */
  public static void begin(SmtpSession session, SaslExchange exchange, Optional<byte[]> initial) {
    SaslInput input = new SaslInput(session, exchange);
    session.read(input);
    if (exchange.clientFirst() && initial.isEmpty()) {
      input.challenge(new byte[0]);
    } else if (exchange.clientFirst()) {
      input.respond(initial.orElseThrow(), input::step);
    } else if (initial.isEmpty()) {
      input.respond(new byte[0], input::step);
    } else {
      input.respond(new byte[0], first -> input.skip(first, initial.get()));
    }
  }

  /** The client has answered the first challenge already. */
  private void skip(SaslExchange.Step first, byte[] answer) {
    if (first instanceof SaslExchange.Step.Challenge) {
      respond(answer, this::step);
    } else {
      step(first);
    }
  }

  private void respond(byte[] response, Consumer<SaslExchange.Step> then) {
    session.hold();
    exchange.respond(
        response,
        step -> {
          session.release();
          then.accept(step);
        });
  }

  private void step(SaslExchange.Step step) {
    if (step instanceof SaslExchange.Step.Challenge challenge) {
      challenge(challenge.bytes());
    } else if (step instanceof SaslExchange.Step.Done done) {
      end(done.result());
    }
  }

  private void challenge(byte[] bytes) {
    String line = "334 " + SaslLine.encode(bytes) + "\r\n";
    session.write(line.getBytes(StandardCharsets.US_ASCII));
  }

  /** Checking a password is handed to others; all around it may still wait a moment. */
  @Override
  public boolean mayBlock() {
    return true;
  }

  @Override
  public void read(ByteBuffer octets) {
    Optional<LineReader.Line> line = lines.read(octets);
    if (line.isPresent()) {
      answer(line.get());
    } else if (lines.pending() > HOPELESS_LINE) {
      session.close(SmtpReply.of(500, "5.5.6", "Line too long"));
    }
  }

  private void answer(LineReader.Line line) {
    if (line.tooLong()) {
      refuse(SmtpReply.of(500, "5.5.6", "Line too long"));
      return;
    }
    if (SaslLine.isCancel(line.octets())) {
      refuse(SmtpReply.of(501, "5.7.0", "Authentication cancelled"));
      return;
    }
    Optional<byte[]> response = SaslLine.decode(line.octets());
    Arrays.fill(line.octets(), (byte) 0);
    if (response.isEmpty()) {
      refuse(SmtpReply.of(501, "5.5.2", "Not base64"));
    } else {
      respond(response.get(), this::step);
    }
  }

  private void refuse(SmtpReply reply) {
    session.readCommands();
    session.refuse(reply);
    session.awaitCommand();
  }

  private void end(Authenticator.Result result) {
    switch (result.kind()) {
      case SUCCESS -> {
        session.readCommands();
        session.loggedIn(result.account().orElseThrow());
        session.reply(SmtpReply.of(235, "2.7.0", "Authentication succeeded"));
        session.awaitCommand();
      }
      case REJECTED -> refuse(SmtpReply.of(535, "5.7.8", "Authentication credentials invalid"));
      case EXPIRED -> refuse(SmtpReply.of(535, "5.7.8", "The password must be changed first"));
      case MALFORMED -> refuse(SmtpReply.of(501, "5.5.2", "Malformed authentication response"));
      case TRY_LATER -> {
        session.readCommands();
        session.reply(SmtpReply.of(454, "4.7.0", "Temporary authentication failure"));
      }
      default -> throw new IllegalStateException("result: " + result.kind());
    }
  }
}
