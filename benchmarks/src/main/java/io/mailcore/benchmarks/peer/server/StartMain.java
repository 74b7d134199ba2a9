package io.mailcore.benchmarks.peer.server;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.mailcore.imap.ImapListener;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.pop3.Pop3Listener;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.store.MailStore;
import io.mailcore.store.JdbcMailStore;
import io.mailcore.store.directory.StaticUserDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Starts and stops a server with SMTP, IMAP and POP3 again and again in this JVM, and prints how
 * many milliseconds there were until the SMTP greeting: the first time, and the median once it is
 * warm. Arguments: {@code memory}, {@code h2}, {@code tls} (in memory, self-signed) or {@code
 * greenmail}, a directory, how many starts before it is warm, how many are measured then.
 */
public final class StartMain {

  private static final double NANOS_PER_MILLISECOND = 1e6;
  private static final String USER = "ann@example.test";
  private static final String PASSWORD = "secret";

  private final Path directory;

  private StartMain(Path directory) {
    this.directory = directory;
  }

  /** Starts something on a free port, greets it, and stops it. */
  @FunctionalInterface
  private interface Start {
    double milliseconds() throws Exception;
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws Exception {
    Start start = new StartMain(Path.of(arguments[1])).start(arguments[0]);
    double cold = start.milliseconds();
    for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
      start.milliseconds();
    }
    double[] warm = new double[Integer.parseInt(arguments[3])];
    for (int i = 0; i < warm.length; i++) {
      warm[i] = start.milliseconds();
    }
    Arrays.sort(warm);
    System.out.println(cold + " " + warm[warm.length / 2]);
    System.exit(0);
  }

  private Start start(String kind) {
    UserDirectory users = StaticUserDirectory.builder().user(USER, PASSWORD).build();
    return switch (kind) {
      case "memory" -> () -> mailcore(builder(users));
      case "tls" -> () -> mailcore(builder(users).tls(TlsSettings.selfSigned()));
      case "h2" -> () -> onH2(users);
      case "greenmail" -> StartMain::greenMail;
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private static MailServer.Builder builder(UserDirectory users) {
    return MailServer.builder()
        .domain("example.test")
        .users(users)
        .allowPlaintextAuth(true)
        .listener(SmtpListener.mx().port(0))
        .listener(ImapListener.onPort(0))
        .listener(Pop3Listener.onPort(0));
  }

  private static double mailcore(MailServer.Builder builder) throws IOException {
    long begin = System.nanoTime();
    try (MailServer server = builder.start()) {
      return since(begin, server.address(SmtpListener.class).getPort());
    }
  }

  private double onH2(UserDirectory users) throws IOException {
    long begin = System.nanoTime();
    try (MailStore store = JdbcMailStore.h2(directory);
        MailServer server = builder(users).store(store).start()) {
      return since(begin, server.address(SmtpListener.class).getPort());
    }
  }

  private static double greenMail() throws IOException {
    long begin = System.nanoTime();
    GreenMail server = new GreenMail(ServerSetup.dynamicPort(ServerSetup.SMTP_POP3_IMAP));
    server.start();
    server.setUser(USER, USER, PASSWORD);
    try {
      return since(begin, server.getSmtp().getPort());
    } finally {
      server.stop();
    }
  }

  private static double since(long begin, int port) throws IOException {
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      if (client.getInputStream().read() != '2') {
        throw new IOException("no greeting");
      }
      return (System.nanoTime() - begin) / NANOS_PER_MILLISECOND;
    }
  }
}
