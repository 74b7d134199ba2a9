package io.mailcore.smtp.delivery;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailAddress;
import io.mailcore.model.SmtpReply;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.smtp.wire.HeaderEditor;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.smtp.ReceivedMessage;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.NewMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages in for all SMTP listeners of a server, and for the host process itself. Safe for
 * use by several threads.
 */
public final class Delivery {

  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final SmtpReply LOOP =
      SmtpReply.of(554, "5.4.6", "The message has been in this mailbox before");

  private static final byte[] NOTHING = {};

  private final ServerContext server;
  private final RecipientResolver recipients;
  private final MailboxRoom room;
  private final TransactionIds ids;
  private final EarlierDeliveries earlier;

  /** Creates the server's delivery. */
  public Delivery(ServerContext server) {
    this.server = requireNonNull(server, "server");
    this.recipients = new RecipientResolver(server);
    this.room = new MailboxRoom(server.store());
    this.ids = new TransactionIds(server.clock());
    this.earlier = new EarlierDeliveries(server.clock());
  }

  /** Says what becomes of recipients. */
  public RecipientResolver recipients() {
    return recipients;
  }

  /** Says whether accounts have room. */
  public MailboxRoom room() {
    return room;
  }

  /** Gives out the ids of transactions. */
  public TransactionIds ids() {
    return ids;
  }

  /**
   * Begins to take a message in.
   *
   * @param submitted whether it is its author's, so that what is missing is added and Bcc removed
   *     (RFC 6409, section 8)
   * @param routes where it will go
   * @param sizeHint what the client announced
   * @throws RuntimeException if the store has no room for it; {@link #refusal} says what the client
   *     is told
   */
  public IncomingMessage begin(
      Trace trace, boolean submitted, List<Route.Ours> routes, long sizeHint) {
    HeaderEditor.Rules rules =
        new HeaderEditor.Rules(
            submitted, server.hostName(), header -> submitted ? missing(header, trace) : NOTHING);
    boolean severalPlaces = routes.stream().mapToInt(Route.Ours::fanOut).sum() > 1;
    long hint = Math.min(sizeHint, server.maxMessageSize());
    IncomingMessage message =
        new IncomingMessage(
            server.store().blobs().stage(hint),
            trace.session().sessionId(),
            rules,
            server.maxMessageSize(),
            severalPlaces);
    message.trace(trace.received(server.hostName()));
    return message;
  }

  private byte[] missing(HeaderEditor header, Trace trace) {
    String date = header.hasDate() ? "" : Trace.date(trace.at());
    String id = header.hasMessageId() ? "" : Trace.messageId(trace.id(), server.hostName());
    return (date + id).getBytes(StandardCharsets.US_ASCII);
  }

  /** What a client is told when {@link #begin} throws. */
  public static SmtpReply refusal(RuntimeException failure) {
    return StoreReplies.staging(failure);
  }

  /**
   * Delivers a message that has come in whole. Handlers come first, as they may be called twice;
   * then the mailboxes, then what goes out. Returns when all of it is durable.
   *
   * @return 250, or what the client is told; then {@link EarlierDeliveries} keeps those who have
   *     got it from getting it again
   */
  public SmtpReply deliver(
      ReceivedMessage message, List<Route.Ours> routes, IncomingMessage incoming) {
    Destinations destinations = new Destinations(routes);
    Outcomes outcomes = new Outcomes(earlier, incoming.fingerprint());
    List<LocalTarget> mailboxes =
        destinations.mailboxes().stream().filter(target -> !hasBeenIn(target, incoming)).toList();
    boolean allLoop = mailboxes.isEmpty() && !destinations.mailboxes().isEmpty();
    if (allLoop && destinations.forwards().isEmpty() && destinations.handlers().isEmpty()) {
      return LOOP;
    }
    LocalDelivery local =
        new LocalDelivery(server.store(), CallContext.of(message.session().sessionId()));
    List<LocalTarget> open = mailboxes.stream().filter(t -> !outcomes.isDone(t.place())).toList();
    Optional<SmtpReply> closed = local.open(open);
    if (closed.isPresent()) {
      outcomes.failed(closed.get());
      return outcomes.reply(closed.get());
    }
    handle(message, destinations.handlers(), outcomes);
    if (!open.isEmpty()) {
      store(message, incoming, local, outcomes);
    }
    forward(message, destinations.forwards(), outcomes);
    return outcomes.reply(SmtpReply.of(250, "2.0.0", "Ok: queued as " + message.id()));
  }

  private static boolean hasBeenIn(LocalTarget target, IncomingMessage incoming) {
    return incoming.deliveredTo().stream()
        .map(MailAddress::tryOf)
        .anyMatch(address -> address.equals(Optional.of(target.address())));
  }

  private static void handle(
      ReceivedMessage message, Map<MessageHandler, List<MailAddress>> handlers, Outcomes outcomes) {
    handlers.forEach(
        (handler, recipients) -> {
          if (outcomes.isDone(handler)) {
            return;
          }
          try {
            handler.listener().received(to(message, recipients));
            outcomes.delivered(handler);
          } catch (Exception e) {
            restoreInterrupt(e);
            LOG.warn(
                "session={} id={} handler failed", message.session().sessionId(), message.id(), e);
            outcomes.failed(StoreReplies.TEMPORARY);
          }
        });
  }

  private static void restoreInterrupt(Exception e) {
    if (e instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
  }

  private void store(
      ReceivedMessage message, IncomingMessage incoming, LocalDelivery local, Outcomes outcomes) {
    BlobRef blob;
    try {
      blob = incoming.commit();
    } catch (RuntimeException e) {
      LOG.warn("session={} id={} commit failed", message.session().sessionId(), message.id(), e);
      outcomes.failed(StoreReplies.staging(e));
      return;
    }
    NewMessage copy = NewMessage.of(blob, message.receivedAt().atOffset(ZoneOffset.UTC));
    if (incoming.summary().isPresent()) {
      copy = copy.withSummary(incoming.summary().get().encode());
    }
    Optional<MailAddress> sender = message.envelope().sender();
    int stored = local.deliver(copy, target -> Trace.delivered(sender, target.address()), outcomes);
    if (stored == 0) {
      release(blob);
    }
  }

  private void release(BlobRef blob) {
    try {
      server.store().blobs().delete(List.of(blob.id()));
    } catch (RuntimeException e) {
      LOG.debug("blob={} stays until it is swept", blob.id(), e);
    }
  }

  private void forward(ReceivedMessage message, Set<MailAddress> forwards, Outcomes outcomes) {
    Set<MailAddress> open = new LinkedHashSet<>(forwards);
    open.removeIf(outcomes::isDone);
    if (open.isEmpty()) {
      return;
    }
    Outcomes.Report report = outcomes.report(open);
    try {
      server.relay().orElseThrow().deliver(to(message, List.copyOf(open)), report);
    } catch (Exception e) {
      restoreInterrupt(e);
      LOG.warn("session={} id={} relay failed", message.session().sessionId(), message.id(), e);
    }
    report.end();
  }

  private static ReceivedMessage to(ReceivedMessage message, List<MailAddress> recipients) {
    return ReceivedMessage.of(
        message.id(),
        message.envelope().withRecipients(recipients),
        message.content(),
        message.session(),
        message.receivedAt());
  }
}
