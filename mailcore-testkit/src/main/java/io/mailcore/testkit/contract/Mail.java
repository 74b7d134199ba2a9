package io.mailcore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.NewMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the suites do again and again with a store. */
final class Mail {

  static final OffsetDateTime DATE =
      OffsetDateTime.of(2026, 2, 28, 23, 59, 58, 0, ZoneOffset.ofHoursMinutes(5, 45));

  private static final int CHUNK = 64 * 1024;

  private Mail() {}

  static MailAccount account(MailStore store, String id) {
    return store.account(AccountId.of(id), CallContext.of("contract"));
  }

  static MailAccount account(MailStore store) {
    return account(store, "ann");
  }

  static Mailbox inbox(MailStore store, String account) {
    return open(account(store, account), MailboxName.INBOX);
  }

  static Mailbox inbox(MailStore store) {
    return inbox(store, "ann");
  }

  static Mailbox open(MailAccount account, MailboxName name) {
    Optional<MailboxEntry> entry = account.find(name);
    assertThat(entry).as("the mailbox '%s', which must be there", name).isPresent();
    return account.open(entry.orElseThrow().id());
  }

  static Mailbox open(MailAccount account, String name) {
    return open(account, MailboxName.of(name));
  }

  static MailboxEntry createMailbox(MailAccount account, String name) {
    return account.create(MailboxName.of(name), Set.of());
  }

  static Mailbox createAndOpen(MailStore store, String name) {
    MailAccount account = account(store);
    return account.open(createMailbox(account, name).id());
  }

  static List<String> names(MailAccount account) {
    return account.list(Optional.empty(), 10_000).stream()
        .map(entry -> entry.name().value())
        .toList();
  }

  static BlobRef blob(MailStore store, byte[] bytes) {
    try (StagedBlob staged = store.blobs().stage(bytes.length)) {
      for (int at = 0; at < bytes.length; at += CHUNK) {
        staged.write(ByteBuffer.wrap(bytes, at, Math.min(CHUNK, bytes.length - at)));
      }
      return staged.commit();
    }
  }

  static BlobRef blob(MailStore store, String text) {
    return blob(store, text.getBytes(StandardCharsets.UTF_8));
  }

  static NewMessage message(MailStore store, String text, Flag... flags) {
    return NewMessage.of(blob(store, text), DATE).withFlags(Set.of(flags));
  }

  static Uid append(MailStore store, Mailbox mailbox, String text, Flag... flags) {
    return mailbox.append(List.of(message(store, text, flags))).uids().first().orElseThrow();
  }

  /** Appends so many small messages and returns their UIDs. */
  static UidSet appendMany(MailStore store, Mailbox mailbox, int count) {
    List<NewMessage> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(message(store, "message " + i));
    }
    return mailbox.append(messages).uids();
  }

  static List<MessageMeta> all(Mailbox mailbox) {
    return all(mailbox, MessageQuery.all());
  }

  /** All pages of a query, one after another. */
  static List<MessageMeta> all(Mailbox mailbox, MessageQuery query) {
    List<MessageMeta> metas = new ArrayList<>();
    MessageQuery next = query;
    while (true) {
      MessagePage page = mailbox.messages(next);
      assertThat(page.messages()).as("a page's size").hasSizeLessThanOrEqualTo(query.limit());
      metas.addAll(page.messages());
      Optional<Uid> after = page.next();
      if (after.isEmpty()) {
        return metas;
      }
      next = query.withAfter(after.get());
    }
  }

  static MessageMeta meta(Mailbox mailbox, Uid uid) {
    List<MessageMeta> metas = mailbox.messages(MessageQuery.of(UidSet.of(uid))).messages();
    assertThat(metas).as("the message with UID %s, which must be there", uid).hasSize(1);
    return metas.get(0);
  }

  static UidSet uids(Mailbox mailbox) {
    return UidSet.of(all(mailbox).stream().map(MessageMeta::uid).toList());
  }

  static byte[] bytes(MessageContent content, long offset, long length) {
    try (InputStream in = content.open(offset, length)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] bytes(MessageContent content) {
    return bytes(content, 0, content.size());
  }

  static String text(Mailbox mailbox, Uid uid) {
    return new String(bytes(mailbox.content(uid)), StandardCharsets.UTF_8);
  }

  /** Asserts that the call fails with a {@link StoreException} of this kind. */
  static void assertFails(StoreException.Kind kind, String why, ThrowingCallable call) {
    assertThat(catchThrowable(call))
        .as(why)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.kind()).as(why).isEqualTo(kind));
  }
}
