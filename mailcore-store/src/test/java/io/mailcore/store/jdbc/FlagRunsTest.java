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
import io.mailcore.spi.store.FlagUpdateResult;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.store.JdbcMailStore;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes of flags reach the messages that they are meant for, whatever these had before. */
class FlagRunsTest {

  private static final int COUNT = 60;
  private static final List<Flag> FLAGS =
      List.of(Flag.SEEN, Flag.FLAGGED, Flag.DELETED, Flag.keyword("one"), Flag.keyword("two"));

  private final JdbcMailStore store =
      JdbcMailStore.builder().url("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1").open();
  private final MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
  private final Mailbox inbox = account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  private final List<Set<Flag>> expected = new ArrayList<>();
  private final Random random = new Random(7);

  @BeforeEach
  void append() {
    OffsetDateTime date = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    try (StagedBlob staged = store.blobs().stage(1)) {
      staged.write(ByteBuffer.wrap(new byte[] {'x'}));
      BlobRef blob = staged.commit();
      List<NewMessage> messages = new ArrayList<>();
      for (int i = 0; i < COUNT; i++) {
        Set<Flag> flags = i < COUNT / 2 ? Set.of() : some();
        messages.add(NewMessage.of(blob, date).withFlags(flags));
        expected.add(new HashSet<>(flags));
      }
      inbox.append(messages);
    }
  }

  @AfterEach
  void close() {
    assertThat(store.checkStore()).isEmpty();
    store.close();
  }

  private Set<Flag> some() {
    Set<Flag> flags = new HashSet<>();
    FLAGS.stream().filter(flag -> random.nextInt(3) == 0).forEach(flags::add);
    return flags;
  }

  private List<MessageMeta> metas() {
    return inbox.messages(MessageQuery.all()).messages();
  }

  @Test
  void whatLiesBetweenIsLeftAlone() {
    UidSet odd = UidSet.of(LongStream.range(0, COUNT / 2).map(i -> 2 * i + 1).toArray());
    FlagUpdateResult result = inbox.updateFlags(odd, FlagUpdate.replace(Flag.ANSWERED));
    assertThat(result.changed()).isEqualTo(odd);
    for (MessageMeta meta : metas()) {
      int index = (int) meta.uid().value() - 1;
      assertThat(meta.flags())
          .isEqualTo(index % 2 == 0 ? Set.of(Flag.ANSWERED) : expected.get(index));
    }
  }

  @Test
  void anyChangeOfAnyMessagesDoesWhatItDoesToEach() {
    for (int round = 0; round < 200; round++) {
      Flag[] flags = some().toArray(Flag[]::new);
      FlagUpdate update =
          switch (random.nextInt(5)) {
            case 0 -> FlagUpdate.replace(flags);
            case 1, 2 -> FlagUpdate.remove(flags);
            default -> FlagUpdate.add(flags);
          };
      UidSet uids =
          round % 2 == 0
              ? UidSet.of(UidRange.ALL)
              : UidSet.of(
                  LongStream.rangeClosed(1, COUNT).filter(i -> random.nextInt(4) > 0).toArray());
      UidSet.Builder changed = UidSet.builder();
      for (int i = 0; i < COUNT; i++) {
        Set<Flag> after = update.applyTo(expected.get(i));
        if (uids.contains(i + 1) && !after.equals(expected.get(i))) {
          expected.set(i, after);
          changed.add(i + 1);
        }
      }
      FlagUpdateResult result = inbox.updateFlags(uids, update);
      assertThat(result.changed()).isEqualTo(changed.build());
      assertThat(metas()).extracting(MessageMeta::flags).isEqualTo(expected);
      long last = result.modSeq().value();
      assertThat(metas().stream().filter(meta -> meta.modSeq().value() == last))
          .extracting(meta -> meta.uid().value())
          .containsAll(result.changed().stream().boxed().toList());
    }
  }
}
