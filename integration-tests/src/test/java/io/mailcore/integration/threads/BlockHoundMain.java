package io.mailcore.integration.threads;

import io.mailcore.imap.ImapListener;
import io.mailcore.integration.client.Wire;
import io.mailcore.integration.process.TestServer;
import io.mailcore.model.MailAddress;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.pop3.Pop3Listener;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.MessageListener;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.spi.store.MailStore;
import io.mailcore.store.MemoryMailStore;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import reactor.blockhound.BlockHound;

/**
 * Runs a server whose event loops are watched, a process of its own because BlockHound changes the
 * JDK's classes. Prints one line for each offence, then {@code done}.
 */
public final class BlockHoundMain {

  private BlockHoundMain() {}

  /**
   * {@code mix}: all protocols; {@code loop}: the same with services that never block, so that SMTP
   * is spoken on event loops; {@code trap}: what must be found.
   */
  public static void main(String[] args) {
    Offences offences = new Offences();
    install(offences);
    switch (args[0]) {
      case "mix" -> mix(offences);
      case "loop" -> loop();
      case "trap" -> trap(offences);
      default -> throw new IllegalArgumentException(args[0]);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    offences.all().forEach(out::println);
    out.println("done");
  }

  /**
   * Netty's own integration, which is loaded first, allows what Netty knows to be bounded: above
   * all the JDK's TLS engine, which takes locks and reads its trust store in {@code
   * SslHandler.runDelegatedTasks} and {@code SSLEngine.wrap}, and the start of an event loop.
   * Beside that, random octets are read from {@code /dev/urandom}, which never waits: they are in
   * every handshake, in Netty's classes of TLS when they are loaded, too.
   */
  private static void install(Offences offences) {
    BlockHound.builder()
        .loadIntegrations()
        .allowBlockingCallsInside("sun.security.provider.NativePRNG$RandomIO", "readFully")
        .nonBlockingThreadPredicate(now -> now.or(Offences::isEventLoop))
        .blockingMethodCallback(
            method -> {
              if (Offences.isEventLoop(Thread.currentThread())) {
                offences.add("blocking " + method);
              }
            })
        .install();
  }

  private static void mix(Offences offences) {
    try (MemoryMailStore store = MemoryMailStore.create();
        TestServer server = TestServer.start(watched(store, offences))) {
      new ProtocolMix(server).run();
    }
  }

  /** Without code of a host; BlockHound alone sees what is wrong. */
  private static void loop() {
    try (MemoryMailStore store = MemoryMailStore.create();
        TestServer server =
            TestServer.start(listeners(TestServer.builder(store).aliases(new NoAliases())))) {
      new ProtocolMix(server).run();
    }
  }

  private static final class NoAliases implements AliasResolver {

    @Override
    public Resolution resolve(MailAddress recipient) {
      return Resolution.pass();
    }

    @Override
    public boolean mayBlock() {
      return false;
    }
  }

  private static MailServer.Builder listeners(MailServer.Builder builder) {
    return builder
        .listener(SmtpListener.submissions().port(0))
        .listener(ImapListener.implicitTls().port(0))
        .listener(Pop3Listener.implicitTls().port(0))
        .tls(TlsSettings.selfSigned());
  }

  private static MailServer.Builder watched(MailStore store, Offences offences) {
    AliasResolver aliases =
        recipient ->
            recipient.equals(MailAddress.of("postmaster@example.test"))
                ? Resolution.rewrite(List.of(MailAddress.of(TestServer.ANN)))
                : Resolution.pass();
    MessageListener listener = message -> message.content().size();
    return listeners(
        TestServer.builder(GuardedService.of(MailStore.class, store, offences))
            .users(GuardedService.of(UserDirectory.class, TestServer.users(), offences))
            .aliases(GuardedService.of(AliasResolver.class, aliases, offences))
            .policy(GuardedService.of(SmtpPolicy.class, new SmtpPolicy() {}, offences))
            .onMessage(GuardedService.of(MessageListener.class, listener, offences)));
  }

  private static void trap(Offences offences) {
    try (MemoryMailStore store = MemoryMailStore.create();
        TestServer server = TestServer.start(watched(store, offences).listener(new Trap()));
        Wire first = Wire.connect(server.port("trap"))) {
      first.line();
      try (Wire second = Wire.connect(server.port("trap"))) {
        second.toEnd();
      }
    }
  }
}
