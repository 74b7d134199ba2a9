package io.mailcore.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.protocol.Authenticator;
import io.mailcore.net.protocol.SaslExchange;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log-ins over a real connection: RFC 4616, S-20 to S-26. */
class AuthenticationTest {

  private final TestServers.Users users = new TestServers.Users();
  private final EchoListener listener =
      new EchoListener("echo")
          .on("LOGIN", AuthenticationTest::login)
          .on("AUTH", AuthenticationTest::authenticate);
  private MailServer server;

  private static void login(EchoListener.Session session, String line) {
    String[] words = line.split(" ", -1);
    session
        .server
        .authenticator()
        .verify(
            session.connection,
            "LOGIN",
            1,
            words[1].getBytes(UTF_8),
            words[2].getBytes(UTF_8),
            result -> session.say(text(result)));
  }

  private static void authenticate(EchoListener.Session session, String line) {
    String[] words = line.split(" ", -1);
    Optional<SaslExchange> exchange =
        session.server.authenticator().begin(words[1], session.connection, 1);
    if (exchange.isEmpty()) {
      session.say("NO_MECHANISM");
      return;
    }
    go(session, exchange.get(), List.of(words).subList(2, words.length));
  }

  private static void go(EchoListener.Session session, SaslExchange exchange, List<String> rest) {
    byte[] message = rest.isEmpty() ? new byte[0] : Base64.getDecoder().decode(rest.get(0));
    exchange.respond(
        message,
        step -> {
          if (step instanceof SaslExchange.Step.Done done) {
            session.say(text(done.result()));
          } else if (step instanceof SaslExchange.Step.Challenge challenge) {
            session.say("? " + new String(challenge.bytes(), StandardCharsets.US_ASCII));
            go(session, exchange, rest.subList(1, rest.size()));
          }
        });
  }

  private static String text(Authenticator.Result result) {
    return result.kind() + result.account().map(id -> " " + id).orElse("");
  }

  @BeforeEach
  void start() {
    server =
        TestServers.builder()
            .users(users)
            .allowPlaintextAuth(true)
            .authenticationLimits(AuthenticationLimits.DEFAULT.withoutDelay())
            .listener(listener)
            .start();
  }

  @AfterEach
  void stop() {
    server.close();
    assertThat(listener.onEventLoop).hasValue(0);
  }

  private String ask(String line) throws Exception {
    try (Client client = new Client(server.address("echo"))) {
      client.line();
      return client.send(line + "\r\n").line();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "LOGIN ann right, SUCCESS ann",
    "LOGIN ann wrong, REJECTED",
    "LOGIN eve right, REJECTED",
    "LOGIN off right, REJECTED",
    "LOGIN old right, EXPIRED",
    "LOGIN broken right, TRY_LATER"
  })
  void saysWhatBecameOfALogin(String line, String answer) throws Exception {
    assertThat(ask(line)).isEqualTo(answer);
    assertThat(users.asked).hasValue(1);
  }

  @ParameterizedTest
  @CsvSource({
    "'\0ann\0right', SUCCESS ann",
    "'ann\0ann\0right', SUCCESS ann",
    "'bob\0ann\0right', REJECTED",
    "'\0ann\0wrong', REJECTED",
    "'\0ann\0', REJECTED",
    "'\0\0right', MALFORMED",
    "'ann\0right', MALFORMED",
    "'\0ann\0right\0', MALFORMED",
    "'\0\0\0', MALFORMED",
    "'\0', MALFORMED",
    "'x', MALFORMED",
    "'\0an\u0001n\0right', MALFORMED"
  })
  void readsPlain(String message, String answer) throws Exception {
    String encoded = Base64.getEncoder().encodeToString(message.getBytes(UTF_8));
    assertThat(ask("AUTH plain " + encoded)).isEqualTo(answer);
  }

  @Test
  void refusesWhatIsNoUtf8() throws Exception {
    byte[] message = {0, 'a', (byte) 0xFF, 0, 'x'};
    assertThat(ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(message)))
        .isEqualTo("MALFORMED");
    assertThat(users.asked).hasValue(0);
  }

  @Test
  void takesAnOverlongPasswordForAWrongOneWithoutHashingIt() throws Exception {
    assertThat(ask("LOGIN ann " + "p".repeat(1025))).isEqualTo("REJECTED");
    assertThat(ask("LOGIN " + "a".repeat(256) + " right")).isEqualTo("REJECTED");
    assertThat(users.asked).hasValue(0);
  }

  @Test
  void asksForNameAndPasswordInLogin() throws Exception {
    try (Client client = new Client(server.address("echo"))) {
      client.line();
      client.send("AUTH LOGIN  YW5u cmlnaHQ=\r\n");
      assertThat(client.line()).isEqualTo("? Username:");
      assertThat(client.line()).isEqualTo("? Password:");
      assertThat(client.line()).isEqualTo("SUCCESS ann");
      client.send("AUTH LOGIN YW5u cmlnaHQ=\r\n");
      assertThat(client.line()).isEqualTo("? Password:");
      assertThat(client.line()).isEqualTo("SUCCESS ann");
    }
  }

  @Test
  void knowsNoOtherMechanism() throws Exception {
    assertThat(ask("AUTH CRAM-MD5")).isEqualTo("NO_MECHANISM");
  }

  @Test
  void refusesAnAddressAfterTwentyFailuresWithoutAskingTheDirectory() throws Exception {
    assertThat(ask("LOGIN ann right")).isEqualTo("SUCCESS ann");
    for (int i = 0; i < 20; i++) {
      assertThat(ask("LOGIN bob guess" + i)).isEqualTo("REJECTED");
    }
    assertThat(users.asked).hasValue(21);
    assertThat(ask("LOGIN bob right")).isEqualTo("REJECTED");
    assertThat(users.asked).hasValue(21);
    assertThat(ask("LOGIN ann right")).isEqualTo("SUCCESS ann");
  }

  @Test
  void checksNothingWithoutTlsUnlessTheHostAllowsIt() throws Exception {
    EchoListener strict =
        new EchoListener("echo")
            .on("LOGIN", AuthenticationTest::login)
            .on("AUTH", AuthenticationTest::authenticate)
            .on(
                "MECHANISMS",
                (session, line) ->
                    session.say(
                        "" + session.server.authenticator().mechanisms(session.connection)));
    TestServers.Users others = new TestServers.Users();
    try (MailServer other =
            TestServers.builder()
                .users(others)
                .authenticationLimits(AuthenticationLimits.DEFAULT.withoutDelay())
                .listener(strict)
                .start();
        Client client = new Client(other.address("echo"))) {
      client.line();
      assertThat(client.send("MECHANISMS\r\n").line()).isEqualTo("[]");
      assertThat(client.send("LOGIN ann right\r\n").line()).isEqualTo("REJECTED");
      assertThat(client.send("AUTH PLAIN AGFubgByaWdodA==\r\n").line()).isEqualTo("NO_MECHANISM");
      assertThat(others.asked).hasValue(0);
    }
  }

  @Test
  void hashesInABoundedPoolAndAnswersTheRestAtOnce() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    TestServers.Users slow =
        new TestServers.Users() {
          @Override
          public AuthOutcome verifyPassword(String login, char[] password, AuthContext context) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            try {
              assertThat(release.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            return super.verifyPassword(login, password, context);
          }
        };
    EchoListener many =
        new EchoListener("echo")
            .with(
                ListenerSettings.ofPort(0)
                    .withLimits(ConnectionLimits.DEFAULT.withPerAddress(1000)))
            .on("LOGIN", AuthenticationTest::login);
    List<Client> clients = new ArrayList<>();
    try (MailServer busy =
        TestServers.builder().users(slow).allowPlaintextAuth(true).listener(many).start()) {
      for (int i = 0; i < 500; i++) {
        Client client = new Client(busy.address("echo"));
        client.send("LOGIN ann right\r\n");
        clients.add(client);
      }
      // A session that doesn't log in isn't held up, however many do.
      try (Client other = new Client(busy.address("echo"))) {
        other.line();
        assertThat(other.send("x\r\n").line()).isEqualTo("= x");
      }
      release.countDown();
      Map<String, Integer> answers = new TreeMap<>();
      for (Client client : clients) {
        client.line();
        answers.merge(client.line(), 1, Integer::sum);
      }
      assertThat(answers).containsOnlyKeys("SUCCESS ann", "TRY_LATER");
      assertThat(answers.get("SUCCESS ann")).isGreaterThanOrEqualTo(256);
      assertThat(answers.get("TRY_LATER")).isPositive();
      assertThat(most.get())
          .isLessThanOrEqualTo(Math.max(2, Runtime.getRuntime().availableProcessors()));
    } finally {
      release.countDown();
      for (Client client : clients) {
        client.close();
      }
    }
  }

  @Test
  void delaysTheAnswerToAWrongPassword() throws Exception {
    EchoListener delaying = new EchoListener("echo").on("LOGIN", AuthenticationTest::login);
    AuthenticationLimits limits =
        new AuthenticationLimits(
            Duration.ofMillis(100), Duration.ofMillis(200), 20, Duration.ofMinutes(10));
    try (MailServer other =
            TestServers.builder()
                .allowPlaintextAuth(true)
                .authenticationLimits(limits)
                .listener(delaying)
                .start();
        Client client = new Client(other.address("echo"))) {
      client.line();
      long start = System.nanoTime();
      client.send("LOGIN ann wrong\r\nLOGIN ann wrong\r\nLOGIN ann right\r\n");
      assertThat(client.line()).isEqualTo("REJECTED");
      assertThat(client.line()).isEqualTo("REJECTED");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(290));
      assertThat(client.line()).isEqualTo("SUCCESS ann");
      EchoListener.Session session = delaying.sessions.peek();
      assertThat(session.server.authenticator().penalty(session.connection))
          .isEqualTo(Duration.ofMillis(100));
    }
  }
}
