package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagsPage;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageFlags;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.store.JdbcMailStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which UIDs and flags a mailbox has that is large enough to be remembered, whoever changes it. */
class LargeMailboxTest {

  private static final int MANY = 1_500;
  private static final long LOG = 100;

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final JdbcMailStore store = open();
  private final JdbcMailStore other = open();
  private final Mailbox inbox = inbox(store);
  private final Mailbox sameElsewhere = inbox(other);

  private JdbcMailStore open() {
    return JdbcMailStore.builder().url(url).rememberedRemovals(LOG).open();
  }

  private static Mailbox inbox(JdbcMailStore store) {
    MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
    return account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  }

  @AfterEach
  void close() {
    other.close();
    store.close();
  }

  private static void append(JdbcMailStore store, Mailbox mailbox, int count) {
    try (StagedBlob staged = store.blobs().stage(1)) {
      staged.write(ByteBuffer.wrap("x".getBytes(StandardCharsets.US_ASCII)));
      BlobRef blob = staged.commit();
      OffsetDateTime date = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
      mailbox.append(Collections.nCopies(count, NewMessage.of(blob, date)));
    }
  }

  private static UidSet all(Mailbox mailbox) {
    return mailbox.uids(UidRange.ALL, Integer.MAX_VALUE);
  }

  /** What the store says of all flags, in two pages, which must be what the rows say. */
  private static Map<Long, Set<Flag>> flags(Mailbox mailbox) {
    MessageQuery query = MessageQuery.of(all(mailbox)).withLimit(1_000);
    FlagsPage first = mailbox.flags(query);
    FlagsPage second = mailbox.flags(query.withLimit(5_000).withAfter(first.next().orElseThrow()));
    List<MessageFlags> found = new ArrayList<>(first.messages());
    found.addAll(second.messages());
    assertThat(second.complete()).isTrue();
    assertThat(found)
        .isEqualTo(
            mailbox.messages(query.withLimit(5_000)).messages().stream()
                .map(MessageMeta::messageFlags)
                .toList());
    return found.stream()
        .filter(message -> !message.flags().isEmpty())
        .collect(Collectors.toMap(message -> message.uid().value(), MessageFlags::flags));
  }

  @Test
  void followsFlagsThatAreChangedHereAndElsewhere() {
    Flag keyword = Flag.keyword("$Later");
    append(store, inbox, MANY);
    assertThat(flags(inbox)).isEmpty();
    assertThat(flags(sameElsewhere)).isEmpty();
    inbox.updateFlags(UidSet.of(3, 1500), FlagUpdate.add(Flag.SEEN));
    sameElsewhere.updateFlags(UidSet.of(3), FlagUpdate.add(keyword));
    Map<Long, Set<Flag>> both = Map.of(3L, Set.of(Flag.SEEN, keyword), 1500L, Set.of(Flag.SEEN));
    assertThat(flags(inbox)).isEqualTo(both);
    assertThat(flags(sameElsewhere)).isEqualTo(both);
    sameElsewhere.remove(UidSet.of(UidRange.of(1, 20)));
    append(other, sameElsewhere, 2);
    sameElsewhere.updateFlags(UidSet.of(1502), FlagUpdate.add(keyword));
    Map<Long, Set<Flag>> later = Map.of(1500L, Set.of(Flag.SEEN), 1502L, Set.of(keyword));
    assertThat(flags(inbox)).isEqualTo(later);
    assertThat(flags(sameElsewhere)).isEqualTo(later);
    UidSet every = UidSet.of(UidRange.ALL);
    inbox.updateFlags(every, FlagUpdate.replace(Flag.FLAGGED));
    assertThat(flags(sameElsewhere)).hasSize(MANY - 18).containsEntry(21L, Set.of(Flag.FLAGGED));
  }

  @Test
  void readsFlagsAnewWhereMoreHasChangedThanOneStatementReads() {
    append(store, inbox, 11_000);
    FlagsPage first = inbox.flags(MessageQuery.all().withLimit(11_000));
    assertThat(first.messages()).hasSize(11_000).allMatch(message -> message.flags().isEmpty());
    Flag keyword = Flag.keyword("$Later");
    sameElsewhere.updateFlags(UidSet.of(UidRange.of(100, 10_900)), FlagUpdate.add(keyword));
    List<MessageFlags> later = inbox.flags(MessageQuery.all().withLimit(11_000)).messages();
    assertThat(later).hasSize(11_000);
    assertThat(later.subList(99, 10_900)).allMatch(one -> one.flags().equals(Set.of(keyword)));
    assertThat(later.get(98).flags()).isEmpty();
    assertThat(later.get(10_900).flags()).isEmpty();
    // 16 octets a message are all that is kept of it.
    assertThat(later.get(10_000).flags()).isSameAs(later.get(200).flags());
  }

  @Test
  void readsFlagsAnewWhereTheLogOfRemovalsDoesNotReachBack() {
    append(store, inbox, MANY + 500);
    assertThat(flags(inbox)).isEmpty();
    for (int i = 0; i < 4; i++) {
      sameElsewhere.remove(UidSet.of(UidRange.of(1 + 100L * i, 100 + 100L * i)));
    }
    sameElsewhere.updateFlags(UidSet.of(400, 401), FlagUpdate.add(Flag.SEEN));
    assertThat(flags(inbox)).isEqualTo(Map.of(401L, Set.of(Flag.SEEN)));
  }

  @Test
  void followsWhatIsAppendedAndRemovedHereAndElsewhere() {
    append(store, inbox, MANY);
    assertThat(all(inbox)).hasToString("1:1500");
    inbox.remove(UidSet.of(UidRange.of(10, 19)));
    assertThat(all(inbox)).hasToString("1:9,20:1500");
    assertThat(all(sameElsewhere)).hasToString("1:9,20:1500");
    append(other, sameElsewhere, 2);
    sameElsewhere.remove(UidSet.of(1, 1501));
    inbox.updateFlags(UidSet.of(5), FlagUpdate.add(Flag.SEEN));
    assertThat(all(inbox)).hasToString("2:9,20:1500,1502");
    assertThat(all(sameElsewhere)).hasToString("2:9,20:1500,1502");
  }

  @Test
  void isReadAnewWhereTheLogOfRemovalsDoesNotReachBack() {
    append(store, inbox, MANY + 500);
    assertThat(all(inbox).size()).isEqualTo(MANY + 500);
    for (int i = 0; i < 4; i++) {
      sameElsewhere.remove(UidSet.of(UidRange.of(1 + 100L * i, 100 + 100L * i)));
    }
    assertThat(all(inbox)).hasToString("401:2000");
  }

  @Test
  void givesTheFirstOfARange() {
    append(store, inbox, MANY);
    inbox.remove(UidSet.of(UidRange.of(3, 1000)));
    append(store, inbox, MANY);
    assertThat(inbox.uids(UidRange.of(2, 3000), 3)).hasToString("2,1001:1002");
    assertThat(inbox.uids(UidRange.of(3, 1000), 3).isEmpty()).isTrue();
    assertThat(inbox.uids(UidRange.of(1001, 1002), 1)).hasToString("1001");
  }
}
