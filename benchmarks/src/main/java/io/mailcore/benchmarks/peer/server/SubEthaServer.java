package io.mailcore.benchmarks.peer.server;

import io.mailcore.benchmarks.peer.Service;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.server.SMTPServer;

/** SubEthaSMTP with a handler that keeps each message as octets. */
final class SubEthaServer implements Served {

  private final Queue<byte[]> messages = new ConcurrentLinkedQueue<>();
  private final SMTPServer server;

  SubEthaServer(Path directory, boolean tls) throws Exception {
    SMTPServer.Builder builder =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .backlog(1000)
            .maxConnections(20_000)
            .executorService(Executors.newCachedThreadPool())
            .messageHandlerFactory(context -> new Keeper());
    if (tls) {
      builder.enableTLS().startTlsSocketFactory(Certificates.context(directory));
    }
    server = builder.build();
    server.start();
  }

  /** Keeps what comes. */
  private final class Keeper implements MessageHandler {

    @Override
    public void from(String sender) {}

    @Override
    public void recipient(String recipient) {}

    @Override
    public String data(InputStream content) throws IOException {
      messages.add(content.readAllBytes());
      return "OK";
    }

    @Override
    public void done() {}
  }

  @Override
  public String version() {
    return Optional.ofNullable(SMTPServer.class.getPackage().getImplementationVersion())
        .orElse("7.2.2");
  }

  @Override
  public Map<Service, Integer> ports() {
    return Map.of(Service.SMTP, server.getPortAllocated());
  }

  @Override
  public void reset() {
    messages.clear();
  }

  @Override
  public void close() {
    server.stop();
  }
}
