package io.mailcore.smtp.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import io.mailcore.smtp.delivery.Route;
import io.mailcore.smtp.wire.MailParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has been said since MAIL. Used on the strand. */
public final class Transaction {

  /** Copies that one message may make, over all its recipients. */
  private static final int MAX_FAN_OUT = 10_000;

  private final String id;
  private final Optional<MailAddress> sender;
  private final MailParameters parameters;
  private final Map<MailAddress, Route.Ours> routes = new LinkedHashMap<>();
  private int fanOut;

  /** A transaction begun by MAIL. */
  public Transaction(String id, Optional<MailAddress> sender, MailParameters parameters) {
    this.id = requireNonNull(id, "id");
    this.sender = requireNonNull(sender, "sender");
    this.parameters = requireNonNull(parameters, "parameters");
  }

  /** Its id, as the trace field and the log bear it. */
  public String id() {
    return id;
  }

  /** What the parameters of MAIL said. */
  public MailParameters parameters() {
    return parameters;
  }

  /** Whether the recipient was accepted before. */
  public boolean has(MailAddress recipient) {
    return routes.containsKey(recipient);
  }

  /** How many recipients were accepted. */
  public int recipients() {
    return routes.size();
  }

  /** Whether the message would make too many copies with this recipient too. */
  public boolean isTooWide(Route.Ours route) {
    return !routes.isEmpty() && fanOut + route.fanOut() > MAX_FAN_OUT;
  }

  /** Adds a recipient. */
  public void add(Route.Ours route) {
    fanOut += route.fanOut();
    routes.put(route.recipient(), route);
  }

  /** Where the message goes. */
  public List<Route.Ours> routes() {
    return List.copyOf(routes.values());
  }

  /** The envelope so far. */
  public Envelope envelope() {
    List<MailAddress> recipients = List.copyOf(routes.keySet());
    return sender
        .map(address -> Envelope.of(address, recipients))
        .orElseGet(() -> Envelope.withoutSender(recipients))
        .withBodyType(parameters.bodyType());
  }
}
