package io.mailcore.benchmarks;

import io.mailcore.imap.ImapListener;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.pop3.Pop3Listener;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.store.directory.StaticUserDirectory;
import java.io.IOException;
import java.net.Socket;
import java.util.Locale;
import java.util.Map;

/**
 * How long a server in memory with SMTP, IMAP and POP3 takes to start, until the first greeting,
 * and to stop, once the JVM is warm; and the first start of all.
 */
public final class StartStop {

  private static final int WARM_UPS = 100;
  private static final int ROUNDS = 101;
  private static final double NANOS_PER_MILLISECOND = 1e6;

  private final UserDirectory users =
      StaticUserDirectory.builder().user("ann@example.test", "secret").build();

  private StartStop() {}

  /** Measures and prints; takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    StartStop benchmark = new StartStop();
    System.out.printf(
        Locale.ROOT, "first start and greeting: %.0f ms%n", benchmark.start(benchmark.plain()));
    Map<String, Double> medians =
        new Rounds("ms")
            .with("start, three protocols", () -> benchmark.start(benchmark.plain()))
            .with("stop, three protocols", () -> benchmark.stop(benchmark.plain()))
            .with("start, three protocols, self-signed TLS", () -> benchmark.start(tls(benchmark)))
            .with("stop, three protocols, self-signed TLS", () -> benchmark.stop(tls(benchmark)))
            .run(WARM_UPS, ROUNDS);
    medians.forEach(
        (name, median) ->
            System.out.printf(
                Locale.ROOT, "%s: %s%n", name, median < 10 ? "under 10 ms" : "10 ms or more"));
  }

  private MailServer.Builder plain() {
    return MailServer.builder()
        .domain("example.test")
        .users(users)
        .allowPlaintextAuth(true)
        .listener(SmtpListener.mx().port(0))
        .listener(ImapListener.onPort(0))
        .listener(Pop3Listener.onPort(0));
  }

  private static MailServer.Builder tls(StartStop benchmark) {
    return benchmark.plain().tls(TlsSettings.selfSigned());
  }

  /** Until a client has read the greeting's first octet. */
  private double start(MailServer.Builder builder) throws IOException {
    long begin = System.nanoTime();
    try (MailServer server = builder.start()) {
      greet(server);
      return (System.nanoTime() - begin) / NANOS_PER_MILLISECOND;
    }
  }

  private double stop(MailServer.Builder builder) throws IOException {
    MailServer server = builder.start();
    greet(server);
    long begin = System.nanoTime();
    server.close();
    return (System.nanoTime() - begin) / NANOS_PER_MILLISECOND;
  }

  private static void greet(MailServer server) throws IOException {
    try (Socket client = new Socket("127.0.0.1", server.address(SmtpListener.class).getPort())) {
      if (client.getInputStream().read() != '2') {
        throw new IOException("no greeting");
      }
    }
  }
}
