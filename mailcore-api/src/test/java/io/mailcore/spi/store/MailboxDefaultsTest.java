package io.mailcore.spi.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class MailboxDefaultsTest {

  /** Seven messages, read three at a time however many are asked for. */
  private static final class SmallPages implements Mailbox {

    private final List<MessageMeta> messages =
        LongStream.of(1, 2, 4, 8, 16, 32, 64)
            .mapToObj(n -> MessagesOfAMailboxTest.meta(n, 1))
            .toList();

    @Override
    public MessagePage messages(MessageQuery query) {
      return query.withLimit(Math.min(3, query.limit())).page(messages);
    }

    @Override
    public MailboxId id() {
      throw new AssertionError();
    }

    @Override
    public MailboxStatus status() {
      throw new AssertionError();
    }

    @Override
    public Set<Flag> keywords() {
      throw new AssertionError();
    }

    @Override
    public MessageContent content(Uid uid) {
      throw new AssertionError();
    }

    @Override
    public AppendResult append(List<NewMessage> added) {
      throw new AssertionError();
    }

    @Override
    public FlagUpdateResult updateFlags(UidSet uids, FlagUpdate update) {
      throw new AssertionError();
    }

    @Override
    public TransferResult transfer(UidSet uids, MailboxId target, TransferMode mode) {
      throw new AssertionError();
    }

    @Override
    public UidSet expunge(UidSet uids) {
      throw new AssertionError();
    }

    @Override
    public UidSet remove(UidSet uids) {
      throw new AssertionError();
    }

    @Override
    public MailboxChanges changesSince(ModSeq since) {
      throw new AssertionError();
    }

    @Override
    public UidSet claimRecent() {
      throw new AssertionError();
    }
  }

  @Test
  void uidsAreReadPageByPageUpToTheLimit() {
    Mailbox mailbox = new SmallPages();
    assertThat(mailbox.uids(UidRange.ALL, 100)).isEqualTo(UidSet.of(1, 2, 4, 8, 16, 32, 64));
    assertThat(mailbox.uids(UidRange.ALL, 7)).isEqualTo(UidSet.of(1, 2, 4, 8, 16, 32, 64));
    assertThat(mailbox.uids(UidRange.ALL, 5)).isEqualTo(UidSet.of(1, 2, 4, 8, 16));
    assertThat(mailbox.uids(UidRange.ALL, 1)).isEqualTo(UidSet.of(1));
    assertThat(mailbox.uids(UidRange.of(3, 32), 4)).isEqualTo(UidSet.of(4, 8, 16, 32));
    assertThat(mailbox.uids(UidRange.of(100, 200), 4)).isEqualTo(UidSet.empty());
  }
}
