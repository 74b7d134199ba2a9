package io.mailcore.testkit.transcript;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.MailServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * Runs transcripts against a server. Immutable: every method that changes something returns another
 * runner; safe for use by several threads.
 */
public final class TranscriptRunner {

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  private final InetSocketAddress address;
  private final Map<String, InetSocketAddress> named;
  private final Optional<SSLContext> trust;
  private final Map<String, String> variables;
  private final Duration timeout;

  private TranscriptRunner(
      InetSocketAddress address,
      Map<String, InetSocketAddress> named,
      Optional<SSLContext> trust,
      Map<String, String> variables,
      Duration timeout) {
    this.address = address;
    this.named = Map.copyOf(named);
    this.trust = trust;
    this.variables = Map.copyOf(variables);
    this.timeout = timeout;
  }

  /** Talks to any server at this address. */
  public static TranscriptRunner to(InetSocketAddress address) {
    return new TranscriptRunner(
        requireNonNull(address, "address"), Map.of(), Optional.empty(), Map.of(), DEFAULT_TIMEOUT);
  }

  /**
   * Talks to a listener of this server; {@code OPEN} may name the others, and the server's own
   * certificate is trusted.
   */
  public static TranscriptRunner to(MailServer server, String listener) {
    return new TranscriptRunner(
        server.address(listener),
        server.addresses(),
        Optional.of(server.clientContext()),
        Map.of(),
        DEFAULT_TIMEOUT);
  }

  /** Knows another address by a name, for {@code OPEN}. */
  public TranscriptRunner address(String name, InetSocketAddress other) {
    Map<String, InetSocketAddress> more = new HashMap<>(named);
    more.put(name, other);
    return new TranscriptRunner(address, more, trust, variables, timeout);
  }

  /** Trusts what this context trusts, where TLS is started. */
  public TranscriptRunner trust(SSLContext context) {
    return new TranscriptRunner(address, named, Optional.of(context), variables, timeout);
  }

  /** Sets a variable before the first step. */
  public TranscriptRunner variable(String name, String value) {
    Map<String, String> more = new HashMap<>(variables);
    more.put(name, value);
    return new TranscriptRunner(address, named, trust, more, timeout);
  }

  /** How long each expected line may take; 10 seconds by default. */
  public TranscriptRunner timeout(Duration changed) {
    return new TranscriptRunner(
        address, named, trust, variables, requireNonNull(changed, "changed"));
  }

  /**
   * Runs all steps.
   *
   * @return the variables at the end
   * @throws AssertionError at the first step that fails, with the transcript's name, the line, and
   *     the last lines of the conversation
   */
  public Map<String, String> run(Transcript transcript) throws IOException {
    requireNonNull(transcript, "transcript");
    try (Conversation conversation = new Conversation(this, transcript)) {
      return conversation.run();
    }
  }

  RawClient open(Optional<String> name) throws IOException {
    return RawClient.connect(target(name)).timeout(timeout);
  }

  private InetSocketAddress target(Optional<String> name) {
    if (name.isEmpty()) {
      return address;
    }
    InetSocketAddress found = named.get(name.get());
    if (found == null) {
      throw new IllegalArgumentException("address: no " + name.get() + " among " + named.keySet());
    }
    return found;
  }

  SSLContext trusted() {
    return trust.orElseThrow(
        () -> new IllegalArgumentException("trust: missing: give TranscriptRunner.trust(...)"));
  }

  Map<String, String> variables() {
    return variables;
  }
}
