package io.mailcore.smtp.delivery;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import io.mailcore.model.SessionContext;
import io.mailcore.model.SmtpReply;
import io.mailcore.net.events.MessageWatch;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.smtp.wire.LineEndCheck;
import io.mailcore.spi.smtp.MessageSubmission;
import io.mailcore.spi.smtp.ReceivedMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Takes messages from the host process, with the same rules for recipients and content as a session
 * that has logged in; the host's own policies aren't asked. Safe for use by several threads.
 */
public final class InProcessSubmission implements MessageSubmission {

  /** What a sender is told who may send elsewhere, where the server has no way out. */
  public static final SmtpReply NO_RELAY =
      SmtpReply.of(550, "5.4.4", "This server sends no mail to other domains");

  /** RFC 5321, section 6.3. */
  private static final int MAX_HOPS = 100;

  private final ServerContext server;
  private final Delivery delivery;

  /** Creates the server's way in. */
  public InProcessSubmission(ServerContext server, Delivery delivery) {
    this.server = requireNonNull(server, "server");
    this.delivery = requireNonNull(delivery, "delivery");
  }

  @Override
  public String submit(Envelope envelope, Writer message) throws IOException {
    requireNonNull(envelope, "envelope");
    requireNonNull(message, "message");
    List<Route.Ours> routes = routes(envelope.recipients());
    Trace trace = trace(envelope);
    try (IncomingMessage incoming = begin(trace, routes)) {
      Optional<MessageWatch> watch = MessageWatch.begin(trace.session(), trace.id(), routes.size());
      Output out = new Output(incoming);
      message.writeTo(out);
      out.end();
      incoming.finish();
      Optional<SmtpReply> problem = problem(incoming, out);
      SmtpReply reply =
          problem.isPresent() ? problem.get() : deliver(trace, envelope, routes, incoming);
      if (watch.isPresent()) {
        watch.get().end(incoming.size(), Integer.toString(reply.code()));
      }
      if (!reply.isPositive()) {
        throw new RejectedException(reply);
      }
      return trace.id();
    }
  }

  private SmtpReply deliver(
      Trace trace, Envelope envelope, List<Route.Ours> routes, IncomingMessage incoming) {
    ReceivedMessage received =
        ReceivedMessage.of(
            trace.id(), envelope, incoming.content(), trace.session(), server.clock().instant());
    return delivery.deliver(received, routes, incoming);
  }

  private List<Route.Ours> routes(List<MailAddress> recipients) {
    if (recipients.isEmpty()) {
      throw new RejectedException(SmtpReply.of(554, "5.5.1", "No recipients"));
    }
    List<Route.Ours> routes = new ArrayList<>();
    for (MailAddress recipient : recipients) {
      Route route = delivery.recipients().resolve(recipient, "in-process");
      if (route instanceof Route.Ours ours) {
        routes.add(ours);
      } else if (route instanceof Route.Refused refused) {
        throw new RejectedException(refused.reply());
      } else if (server.relay().isPresent()) {
        routes.add(Route.Ours.relayed(recipient));
      } else {
        throw new RejectedException(NO_RELAY);
      }
    }
    return routes;
  }

  private Trace trace(Envelope envelope) {
    String id = delivery.ids().next();
    Optional<MailAddress> only =
        envelope.recipients().size() == 1
            ? Optional.of(envelope.recipients().get(0))
            : Optional.empty();
    return new Trace(
        SessionContext.inProcess("in-process-" + id),
        Optional.empty(),
        "local",
        id,
        only,
        server.clock().instant());
  }

  private IncomingMessage begin(Trace trace, List<Route.Ours> routes) {
    try {
      return delivery.begin(trace, true, routes, 0);
    } catch (RuntimeException e) {
      RejectedException rejected = new RejectedException(Delivery.refusal(e));
      rejected.initCause(e);
      throw rejected;
    }
  }

  private static Optional<SmtpReply> problem(IncomingMessage incoming, Output out) {
    if (out.check.isDamaged()) {
      return Optional.of(
          SmtpReply.of(550, "5.5.2", "bare CR or LF not allowed: lines end with CRLF"));
    }
    if (incoming.problem().isEmpty() && incoming.header().receivedFields() > MAX_HOPS) {
      return Optional.of(SmtpReply.of(554, "5.4.6", "Too many hops"));
    }
    return incoming.problem();
  }

  /** What the host writes to. */
  private static final class Output extends OutputStream {

    private final LineEndCheck check = new LineEndCheck();
    private final IncomingMessage incoming;

    Output(IncomingMessage incoming) {
      this.incoming = incoming;
    }

    @Override
    public void write(int octet) {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
      Objects.checkFromIndexSize(offset, length, octets.length);
      check.accept(octets, offset, length);
      incoming.write(ByteBuffer.wrap(octets, offset, length));
    }

    void end() {
      if (!check.isAtLineStart()) {
        write(new byte[] {'\r', '\n'}, 0, 2);
      }
    }
  }
}
