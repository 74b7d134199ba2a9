package io.mailcore.guice;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.MailServer;
import io.mailcore.net.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a server is told beside its services: its domains, and what else its builder takes.
 * Immutable; this class grows.
 */
public final class MailcoreSettings {

  private final List<Consumer<MailServer.Builder>> changes;

  private MailcoreSettings(List<Consumer<MailServer.Builder>> changes) {
    this.changes = List.copyOf(changes);
  }

  /** Of a server for this domain; more may be added. */
  public static MailcoreSettings ofDomain(String domain) {
    return new MailcoreSettings(List.of()).withDomain(domain);
  }

  /** With another domain whose mail is for accounts here. */
  public MailcoreSettings withDomain(String domain) {
    requireNonNull(domain, "domain");
    return with(builder -> builder.domain(domain));
  }

  /** With a name for greetings and trace fields other than the first domain. */
  public MailcoreSettings withHostName(String name) {
    requireNonNull(name, "name");
    return with(builder -> builder.hostName(name));
  }

  /** With another size of the largest message, in octets. */
  public MailcoreSettings withMaxMessageSize(long octets) {
    return with(builder -> builder.maxMessageSize(octets));
  }

  /** With passwords over connections without TLS, or not: only for tests. */
  public MailcoreSettings withPlaintextAuth(boolean allowed) {
    return with(builder -> builder.allowPlaintextAuth(allowed));
  }

  /** With mail that goes by itself, looked for every hour. */
  public MailcoreSettings withRetention(RetentionPolicy policy) {
    requireNonNull(policy, "policy");
    return with(builder -> builder.retention(policy));
  }

  /** With anything else that the builder takes; called once for each start, in this order. */
  public MailcoreSettings with(Consumer<MailServer.Builder> change) {
    List<Consumer<MailServer.Builder>> more = new ArrayList<>(changes);
    more.add(requireNonNull(change, "change"));
    return new MailcoreSettings(more);
  }

  void applyTo(MailServer.Builder builder) {
    changes.forEach(change -> change.accept(builder));
  }
}
