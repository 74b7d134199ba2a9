package io.mailcore.smtp.session;

import io.mailcore.model.Envelope;
import io.mailcore.model.SmtpReply;
import io.mailcore.net.events.MessageWatch;
import io.mailcore.net.protocol.LogText;
import io.mailcore.smtp.delivery.IncomingMessage;
import io.mailcore.smtp.wire.DataDecoder;
import io.mailcore.spi.smtp.Decision;
import io.mailcore.spi.smtp.ReceivedMessage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The text of a message: takes it piece by piece, and delivers it when it is there. Used on the
 * strand.
 */
public final class DataInput implements Input {

  private static final Logger LOG = LoggerFactory.getLogger(DataInput.class);
  private static final int ROOM = 8 * 1024;

  /** The slowest that a message may come in, on average, in octets a second. */
  private static final int MIN_RATE = 500;

  /** RFC 5321, section 2.3.8: where lines end must not be open to interpretation. */
  private static final SmtpReply DAMAGED = SmtpReply.of(550, "5.5.2", "bare CR or LF not allowed");

  private final SmtpSession session;
  private final Transaction transaction;
  private final IncomingMessage message;
  private final DataDecoder decoder = new DataDecoder();
  private final ByteBuffer decoded = ByteBuffer.allocate(ROOM);
  private final Instant begun;
  private final boolean mayBlock;
  private Optional<MessageWatch> watch = Optional.empty();
  private long octetsRead;
  private boolean closing;

  private DataInput(SmtpSession session, Transaction transaction, IncomingMessage message) {
    this.session = session;
    this.transaction = transaction;
    this.message = message;
    this.begun = session.server().clock().instant();
    BlockingServices blocking = session.blockingServices();
    this.mayBlock =
        blocking.delivery(transaction.routes())
            || blocking.users() && session.account().isPresent();
  }

  /** Takes the text of the transaction that is open into {@code message}. */
  public static void begin(SmtpSession session, Transaction transaction, IncomingMessage message) {
    DataInput input = new DataInput(session, transaction, message);
    session.readText(input);
    input.awaitMore();
  }

  @Override
  public boolean mayBlock() {
    return mayBlock;
  }

  @Override
  public void read(ByteBuffer octets) {
    if (octetsRead == 0) {
      watch =
          MessageWatch.begin(
              session.connection().context(), transaction.id(), transaction.recipients());
    }
    int before = octets.remaining();
    while (octets.hasRemaining() && !decoder.isEnded()) {
      decoder.decode(octets, decoded);
      message.write(decoded.flip());
      decoded.clear();
    }
    octetsRead += before - octets.remaining();
    if (decoder.isEnded()) {
      finish();
    } else {
      awaitMore();
    }
  }

  /** RFC 5321, section 4.5.3.2.5, and what keeps a client from sending an octet now and then. */
  private void awaitMore() {
    Duration idle = session.settings().timeouts().command();
    Duration allowed = idle.plusSeconds(octetsRead / MIN_RATE);
    Duration left = allowed.minus(Duration.between(begun, session.server().clock().instant()));
    if (left.isNegative() || left.isZero()) {
      session.timedOut();
    } else {
      session.deadline(left.compareTo(idle) < 0 ? left : idle);
    }
  }

  private void finish() {
    boolean damaged = decoder.isDamaged() && !session.settings().leniency().bareLineEnds();
    SmtpReply reply;
    try (message) {
      message.finish();
      reply = damaged ? DAMAGED : verdict();
    } catch (RuntimeException e) {
      LOG.warn("session={} id={} failed", session.connection().id(), transaction.id(), e);
      reply = SmtpReply.of(451, "4.3.0", "The message can't be taken now");
    }
    log(reply);
    if (damaged || closing) {
      session.close(reply);
    } else {
      session.endText(reply);
    }
    if (watch.isPresent()) {
      watch.get().end(message.size(), Integer.toString(reply.code()));
      watch = Optional.empty();
    }
  }

  private SmtpReply verdict() {
    if (message.problem().isPresent()) {
      return message.problem().get();
    }
    if (message.header().receivedFields() > session.settings().bounds().hops()) {
      return SmtpReply.of(554, "5.4.6", "Too many hops");
    }
    if (session.account().isPresent()) {
      Optional<SmtpReply> forged =
          new AuthorCheck(session.server().users(), session.account().get())
              .check(message.summary().orElseThrow().envelope(), message.header().fromFields());
      if (forged.isPresent()) {
        return forged.get();
      }
    }
    return deliver();
  }

  private SmtpReply deliver() {
    Envelope envelope = transaction.envelope();
    ReceivedMessage received =
        ReceivedMessage.of(
            transaction.id(),
            envelope,
            message.content(),
            session.context(),
            session.server().clock().instant());
    Decision decision = session.ask(policy -> policy.message(received));
    if (decision.kind() == Decision.Kind.DISCARD || session.isDiscarding()) {
      return SmtpReply.of(250, "2.0.0", "Ok: queued as " + transaction.id());
    }
    return switch (decision.kind()) {
      case REJECT -> decision.reply().orElseThrow();
      case REJECT_AND_CLOSE -> {
        closing = true;
        yield decision.reply().orElseThrow();
      }
      default -> session.delivery().deliver(received, transaction.routes(), message);
    };
  }

  private void log(SmtpReply reply) {
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "session={} id={} sender={} recipients={} size={} reply={}",
          session.connection().id(),
          transaction.id(),
          LogText.escape(transaction.envelope().sender().map(Object::toString).orElse("<>")),
          transaction.recipients(),
          message.size(),
          LogText.quote(reply.toString()));
    }
  }

  @Override
  public boolean mayStop() {
    return false;
  }

  @Override
  public void abandon() {
    if (watch.isPresent()) {
      watch.get().abandon(message.size());
      watch = Optional.empty();
    }
    message.close();
  }
}
