package io.mailcore.integration.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.LongForm;
import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.process.CountedMail;
import io.mailcore.integration.process.TestServer;
import io.mailcore.model.AccountId;
import io.mailcore.model.QuotaLimit;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.spi.store.QuotaSource;
import io.mailcore.spi.store.QuotaStatus;
import io.mailcore.store.directory.StaticUserDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fifty IMAP sessions of five accounts append, flag, read, copy, move and expunge in the same
 * mailboxes, and make, rename and remove these, for a while. What they were told must fit what
 * there is afterwards.
 */
@Tag("long")
abstract class ConcurrencySuite {

  private static final Logger LOG = LoggerFactory.getLogger(ConcurrencySuite.class);
  private static final int SESSIONS = 50;
  private static final int ACCOUNTS = 5;
  private static final long PATIENCE_SECONDS = 120;

  /** What must have happened at least once; else this has tested nothing. */
  private static final Set<String> EACH =
      Set.of(
          "APPEND OK",
          "APPEND OVERQUOTA",
          "COPY OK",
          "CREATE OK",
          "DELETE OK",
          "EXPUNGE OK",
          "FETCH OK",
          "MOVE OK",
          "RENAME OK",
          "SELECT OK",
          "STORE OK");

  /** What the first account may hold: so little that it is full now and then. */
  private static final QuotaLimit SMALL = QuotaLimit.ofOctets(12_000).withMessages(10);

  @TempDir private Path directory;

  private final long seed = new Random().nextLong();
  private final Chronicle chronicle = new Chronicle();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
  private final Queue<Session> open = new ConcurrentLinkedQueue<>();

  abstract MailStore openStore(Path directory, QuotaPolicy quotas);

  private static String account(int number) {
    return "user" + number % ACCOUNTS + "@example.test";
  }

  private static boolean isLimited(String account) {
    return account.equals(account(0));
  }

  private static StaticUserDirectory users() {
    StaticUserDirectory.Builder users = StaticUserDirectory.builder();
    for (int i = 0; i < ACCOUNTS; i++) {
      users.user(account(i), TestServer.PASSWORD);
    }
    return users.build();
  }

  @Test
  @Timeout(600)
  void whatSessionsAreToldFitsWhatThereIs() throws Exception {
    QuotaPolicy quotas = id -> isLimited(id.value()) ? SMALL : QuotaLimit.NONE;
    try (Log log = Log.take();
        MailStore store = openStore(directory, quotas)) {
      try (TestServer server = TestServer.start(TestServer.builder(store).users(users()))) {
        makeMailboxes(server.imap());
        work(server.imap());
        assertThat(failures).isEmpty();
        assertThat(chronicle.answers().keySet()).containsAll(EACH);
        verify(store, server.imap());
      } finally {
        open.forEach(Session::close);
      }
      assertThat(log.errors()).isEmpty();
    } catch (AssertionError e) {
      throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
    }
  }

  private static void makeMailboxes(int port) {
    for (int i = 0; i < ACCOUNTS; i++) {
      try (ImapClient client = ImapClient.login(port, account(i), TestServer.PASSWORD)) {
        Worker.NAMES.forEach(name -> client.ok("CREATE " + name));
      }
    }
  }

  private void work(int port) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LongForm.CONCURRENCY_SECONDS.amount());
    ExecutorService threads = Executors.newFixedThreadPool(SESSIONS);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        String account = account(i);
        Worker worker = new Worker("w" + i, new Random(seed + i), chronicle);
        running.add(threads.submit(() -> guard(() -> work(worker, account, port, end))));
      }
      for (Future<?> one : running) {
        one.get(LongForm.CONCURRENCY_SECONDS.amount() + 2 * PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } finally {
      threads.shutdownNow();
    }
    LOG.info("{}: {}", getClass().getSimpleName(), new TreeMap<>(chronicle.answers()));
  }

  private void guard(Runnable work) {
    try {
      work.run();
    } catch (Throwable e) {
      failures.add(e);
    }
  }

  /** On a slow machine it takes longer until each thing has happened. */
  private boolean isOver(long end) {
    long left = end - System.nanoTime();
    boolean all = chronicle.answers().keySet().containsAll(EACH);
    return !failures.isEmpty() || left < (all ? 0 : -TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS));
  }

  /** Works until the time is over or another has failed; what is closed is opened again. */
  private void work(Worker worker, String account, int port, long end) {
    Optional<Session> session = Optional.empty();
    while (!isOver(end)) {
      if (session.isEmpty()) {
        session = Optional.of(Session.login(port, account, isLimited(account), chronicle));
      }
      try {
        worker.step(session.get());
      } catch (Session.Closed e) {
        session.get().close();
        session = Optional.empty();
      }
    }
    session.ifPresent(open::add);
  }

  private void verify(MailStore store, int port) {
    List<Mailboxes> accounts =
        IntStream.range(0, ACCOUNTS)
            .mapToObj(number -> Mailboxes.read(port, account(number), chronicle))
            .toList();
    Outcome outcome = new Outcome(chronicle, accounts);
    open.forEach(outcome::verify);
    outcome.verify();
    for (int i = 0; i < ACCOUNTS; i++) {
      QuotaStatus quota = quota(store, account(i));
      assertThat(quota.messages()).as("messages counted").isEqualTo(accounts.get(i).messages());
      assertThat(quota.octets()).as("octets counted").isEqualTo(accounts.get(i).octets());
    }
    QuotaStatus small = quota(store, account(0));
    assertThat(SMALL.allows(small.octets(), small.messages())).as(small.toString()).isTrue();
    List<String> names = IntStream.range(0, ACCOUNTS).mapToObj(number -> account(number)).toList();
    assertThat(CountedMail.differences(store, names)).isEmpty();
  }

  private static QuotaStatus quota(MailStore store, String account) {
    return store
        .account(AccountId.of(account), CallContext.of("test"))
        .extension(QuotaSource.class)
        .orElseThrow()
        .quota();
  }
}
