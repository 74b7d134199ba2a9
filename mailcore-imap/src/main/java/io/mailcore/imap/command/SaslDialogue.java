package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.Continuation;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.wire.CommandLine;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.net.protocol.SaslExchange;
import java.util.Base64;

/** Carries an exchange of SASL in lines of base64 (RFC 3501, section 6.2.2). */
final class SaslDialogue implements Continuation {

  private final SaslExchange exchange;
  private final ImapSession session;
  private final Responder out;

  SaslDialogue(SaslExchange exchange, ImapSession session, Responder out) {
    this.exchange = exchange;
    this.session = session;
    this.out = out;
  }

  void begin() {
    if (exchange.clientFirst()) {
      challenge(new byte[0]);
    } else {
      respond(new byte[0]);
    }
  }

  void respond(byte[] response) {
    exchange.respond(response, out.resumed(this::step));
  }

  private void step(SaslExchange.Step step) {
    if (step instanceof SaslExchange.Step.Challenge challenge) {
      challenge(challenge.bytes());
    } else if (step instanceof SaslExchange.Step.Done done) {
      LoginAnswers.finish(done.result(), session, out);
    }
  }

  private void challenge(byte[] bytes) {
    out.continuation(Base64.getEncoder().encodeToString(bytes));
    out.await(this);
  }

  @Override
  public void line(byte[] line) {
    if (line.length == 1 && line[0] == '*') {
      out.finish(Answer.bad("Authentication was given up"));
    } else if (line.length == 0) {
      respond(line);
    } else {
      ImapReader in = ImapReader.of(CommandLine.of(line));
      byte[] response = in.base64();
      in.end();
      respond(response);
    }
  }

  @Override
  public void unreadable() {
    out.finish(Answer.bad("Expected a line of base64"));
  }
}
