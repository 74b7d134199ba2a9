package io.mailcore.net.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxMetadata;
import io.mailcore.spi.store.MaildropLease;
import io.mailcore.spi.store.MessageContents;
import io.mailcore.spi.store.MessageReplacer;
import io.mailcore.spi.store.QuotaSource;
import io.mailcore.spi.store.SummaryCache;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of a store reaches it, recorded or not; none is answered by a default instead. */
class WatchedStoreTest {

  private static final StoreCalls CALLS = new StoreCalls("s1", "ann");

  private static final Map<Class<?>, Object> ARGUMENTS =
      Map.of(
          boolean.class,
          false,
          int.class,
          0,
          long.class,
          0L,
          AccountId.class,
          AccountId.of("ann"),
          CallContext.class,
          CallContext.of("s1"),
          Class.class,
          String.class);

  /**
   * An interface and what watches it.
   *
   * @param silent what isn't recorded: it answers from memory, or no session calls it
   */
  private record Watched<T>(Class<T> type, Function<T, T> watch, Set<String> silent) {

    T over(StandIn inner) {
      return watch.apply(inner.as(type));
    }

    List<Method> methods() {
      return Arrays.stream(type.getMethods())
          .filter(method -> !Modifier.isStatic(method.getModifiers()))
          .toList();
    }

    Set<String> names() {
      return methods().stream().map(Method::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public String toString() {
      return type.getSimpleName();
    }
  }

  static Stream<Watched<?>> watched() {
    return Stream.of(
        new Watched<>(
            MailStore.class,
            WatchedStore::new,
            Set.of("blobs", "subscribe", "extension", "mayBlock", "close")),
        new Watched<>(
            MailAccount.class, inner -> new WatchedAccount(inner, CALLS), Set.of("extension")),
        new Watched<>(
            Mailbox.class,
            inner -> new WatchedMailbox(inner, CALLS),
            Set.of("id", "contents", "extension")),
        new Watched<>(
            MessageContents.class, inner -> new WatchedMailbox.Contents(inner, CALLS), Set.of()),
        new Watched<>(BlobStore.class, inner -> new WatchedBlobs(inner, CALLS), Set.of()),
        new Watched<>(
            StagedBlob.class,
            inner -> new WatchedBlobs.Staged(inner, CALLS),
            Set.of("size", "content")),
        new Watched<>(
            QuotaSource.class,
            inner -> new WatchedExtensions.Quota(inner, CALLS),
            Set.of("isChangeable")),
        new Watched<>(
            MailboxMetadata.class, inner -> new WatchedExtensions.Metadata(inner, CALLS), Set.of()),
        new Watched<>(
            SummaryCache.class, inner -> new WatchedExtensions.Summaries(inner, CALLS), Set.of()),
        new Watched<>(
            MessageReplacer.class,
            inner -> new WatchedExtensions.Replacement(inner, CALLS),
            Set.of()),
        new Watched<>(
            MaildropLease.class, inner -> new WatchedExtensions.Lease(inner, CALLS), Set.of()));
  }

  @TempDir Path directory;
  private final StandIn inner = new StandIn();
  private final EventTypes types = EventTypes.open();

  @AfterEach
  void close() {
    types.close();
  }

  private static <T> void callAll(Watched<T> watched, T over) throws ReflectiveOperationException {
    for (Method method : watched.methods()) {
      Object[] arguments = Arrays.stream(method.getParameterTypes()).map(ARGUMENTS::get).toArray();
      method.invoke(over, arguments);
    }
  }

  @ParameterizedTest
  @MethodSource("watched")
  <T> void allThatIsCalledReachesTheStore(Watched<T> watched) throws Exception {
    callAll(watched, watched.over(inner));
    assertThat(inner.called()).isEqualTo(watched.names());
  }

  @ParameterizedTest
  @MethodSource("watched")
  <T> void allThatIsCalledIsRecorded(Watched<T> watched) throws Exception {
    Set<String> expected = watched.names();
    expected.removeAll(watched.silent());
    List<RecordedEvent> events;
    try (Recording recording = start()) {
      callAll(watched, watched.over(inner));
      events = dump(recording);
    }
    assertThat(inner.called()).isEqualTo(watched.names());
    assertThat(events)
        .extracting(event -> event.getString("target") + "." + event.getString("operation"))
        .containsExactlyInAnyOrderElementsOf(
            expected.stream().map(name -> watched + "." + name).toList());
    assertThat(events).allSatisfy(WatchedStoreTest::assertOkOfAnn);
    assertThat(events)
        .flatExtracting(event -> event.getString("target"), event -> event.getString("operation"))
        .allSatisfy(text -> assertThat((String) text).hasSizeLessThanOrEqualTo(16));
  }

  private static void assertOkOfAnn(RecordedEvent event) {
    assertThat(event.getString("outcome")).isEqualTo("OK");
    assertThat(event.getString("sessionId")).isEqualTo("s1");
    assertThat(event.getString("account")).isEqualTo("ann");
  }

  @Test
  void failuresAreNamedByTheirKindAndPassedOn() throws Exception {
    StoreException full = new StoreException(StoreException.Kind.OVER_QUOTA, "secret words");
    IllegalStateException broken = new IllegalStateException("secret words");
    Mailbox mailbox = new WatchedMailbox(inner.as(Mailbox.class), CALLS);
    List<RecordedEvent> events;
    try (Recording recording = start()) {
      inner.fail(full);
      assertThatThrownBy(mailbox::status).isSameAs(full);
      inner.fail(broken);
      assertThatThrownBy(mailbox::status).isSameAs(broken);
      events = dump(recording);
    }
    assertThat(events)
        .extracting(event -> event.getString("outcome"))
        .containsExactly("OVER_QUOTA", "FAILED");
    assertThat(events).noneMatch(event -> event.toString().contains("secret"));
  }

  @Test
  void extensionsThatSessionsUseAreWatchedWhereSomebodyRecords() {
    QuotaSource quota = inner.as(QuotaSource.class);
    assertThat(WatchedExtensions.watch(Optional.of(quota), QuotaSource.class, CALLS))
        .containsSame(quota);
    try (Recording ignored = start()) {
      assertThat(WatchedExtensions.watch(Optional.of(quota), QuotaSource.class, CALLS))
          .contains(new WatchedExtensions.Quota(quota, CALLS));
      assertThat(WatchedExtensions.watch(Optional.of("a host's"), String.class, CALLS))
          .contains("a host's");
      assertThat(WatchedExtensions.watch(Optional.empty(), QuotaSource.class, CALLS)).isEmpty();
    }
  }

  private static Recording start() {
    Recording recording = new Recording();
    recording.enable("io.mailcore.StoreCall").withoutThreshold();
    recording.start();
    return recording;
  }

  private List<RecordedEvent> dump(Recording recording) throws IOException {
    Path file = directory.resolve("events.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals("io.mailcore.StoreCall"))
        .toList();
  }
}
