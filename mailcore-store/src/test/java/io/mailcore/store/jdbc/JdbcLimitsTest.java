package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.store.JdbcMailStore;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much there may be in an account; the rows that lead there are put in by hand. */
class JdbcLimitsTest {

  private static final int MOST_NAMES = 10_000;
  private static final int MOST_KEYWORDS = 200;

  private final String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
  private final JdbcMailStore store = JdbcMailStore.builder().url(url).open();
  private final MailAccount ann = store.account(AccountId.of("ann"), CallContext.of("test"));

  @AfterEach
  void close() {
    store.close();
  }

  private void update(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "sa", "");
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  private NewMessage message() {
    try (StagedBlob staged = store.blobs().stage(1)) {
      staged.write(ByteBuffer.wrap(new byte[1]));
      return NewMessage.of(staged.commit(), OffsetDateTime.parse("2026-01-01T00:00:00Z"));
    }
  }

  private static void assertLimit(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.LIMIT));
  }

  @Test
  void anAccountHasAtMostTenThousandMailboxes() throws SQLException {
    update(
        "INSERT INTO mailcore_mailboxes (account, object_id, name, name_key, uses, uid_validity,"
            + " uid_next, modseq, messages, unseen, deleted, size, recent, recent_floor,"
            + " unseen_floor, keywords, expunged, expunged_floor)"
            + " SELECT account, 'x' || n.x, 'm' || n.x, STRINGTOUTF8('m' || n.x), 0, 1, 1, 1, 0, 0,"
            + " 0, 0, 0, 1, 1, 0, 0, 0 FROM mailcore_mailboxes, SYSTEM_RANGE(1, 9998) n");
    assertLimit(() -> ann.create(MailboxName.of("a/b"), Set.of()));
    assertThat(ann.find(MailboxName.of("a"))).isEmpty();
    ann.create(MailboxName.of("a"), Set.of());
    assertThat(ann.list(Optional.empty(), MOST_NAMES + 1)).hasSize(MOST_NAMES);
    assertLimit(() -> ann.create(MailboxName.of("b"), Set.of()));
    assertLimit(() -> ann.rename(MailboxName.of("a"), MailboxName.of("c/d")));
    ann.rename(MailboxName.of("a"), MailboxName.of("m1/a"));
    ann.delete(MailboxName.of("m2"));
    ann.create(MailboxName.of("b"), Set.of());
  }

  @Test
  void anAccountHasAtMostTenThousandSubscriptions() throws SQLException {
    update(
        "INSERT INTO mailcore_subscriptions (account, name_key)"
            + " SELECT no, STRINGTOUTF8('s' || n.x) FROM mailcore_accounts, SYSTEM_RANGE(1, 10000) n");
    ann.subscribe(MailboxName.of("s1"), true);
    assertLimit(() -> ann.subscribe(MailboxName.of("more"), true));
    ann.subscribe(MailboxName.of("s1"), false);
    ann.subscribe(MailboxName.of("more"), true);
    assertThat(ann.subscriptions()).hasSize(MOST_NAMES).contains(MailboxName.of("more"));
  }

  @Test
  void aMailboxHasAtMostTwoHundredKeywords() {
    Mailbox inbox = ann.open(ann.find(MailboxName.INBOX).orElseThrow().id());
    Set<Flag> keywords =
        IntStream.range(0, MOST_KEYWORDS)
            .mapToObj(i -> Flag.of("k" + i))
            .collect(Collectors.toSet());
    inbox.append(List.of(message().withFlags(keywords)));
    NewMessage oneMore = message().withFlags(Set.of(Flag.of("more")));
    assertLimit(() -> inbox.append(List.of(message(), oneMore)));
    assertLimit(() -> inbox.updateFlags(UidSet.of(1), FlagUpdate.add(Flag.SEEN, Flag.of("more"))));
    assertThat(inbox.status().counts().messages()).isEqualTo(1);
    assertThat(inbox.status().counts().unseen()).isEqualTo(1);
    assertThat(inbox.keywords()).hasSize(MOST_KEYWORDS);
  }
}
