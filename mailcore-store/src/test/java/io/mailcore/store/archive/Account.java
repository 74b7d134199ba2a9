package io.mailcore.store.archive;

import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SpecialUse;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.store.MemoryMailStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** An account of a store, as the tests fill it and look at it. */
final class Account {

  static final OffsetDateTime DATE =
      OffsetDateTime.of(2026, 3, 3, 10, 20, 30, 0, ZoneOffset.ofHours(2));

  final MailStore store;
  final AccountId id;

  private Account(MailStore store, AccountId id) {
    this.store = store;
    this.id = id;
  }

  /** Of a new store in memory. */
  static Account create() {
    return of(MemoryMailStore.create());
  }

  static Account of(MailStore store) {
    return new Account(store, AccountId.of("ann"));
  }

  /** A message as it is compared: octets as characters, flags in order. */
  record Kept(String text, Set<Flag> flags, Instant date) {

    static Kept of(String text, Flag... flags) {
      return new Kept(text, new TreeSet<>(Set.of(flags)), DATE.toInstant());
    }
  }

  MailAccount account() {
    return store.account(id, CallContext.of("test"));
  }

  MailboxEntry make(String name, SpecialUse... uses) {
    return account().create(MailboxName.of(name), Set.of(uses));
  }

  void add(String mailbox, String text, Flag... flags) {
    add(mailbox, text, DATE, flags);
  }

  void add(String mailbox, String text, OffsetDateTime date, Flag... flags) {
    MailboxName name = MailboxName.of(mailbox);
    MailboxEntry entry = account().find(name).orElseGet(() -> account().create(name, Set.of()));
    try (StagedBlob blob = store.blobs().stage(0)) {
      byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
      for (int at = 0; at < octets.length; at += 60_000) {
        blob.write(ByteBuffer.wrap(octets, at, Math.min(60_000, octets.length - at)));
      }
      NewMessage message = NewMessage.of(blob.commit(), date).withFlags(Set.of(flags));
      account().open(entry.id()).append(List.of(message));
    }
  }

  List<String> mailboxes() {
    return account().list(Optional.empty(), 1000).stream()
        .map(entry -> entry.name().value())
        .toList();
  }

  MailboxEntry entry(String mailbox) {
    return account().find(MailboxName.of(mailbox)).orElseThrow();
  }

  Mailbox open(String mailbox) {
    return account().open(entry(mailbox).id());
  }

  List<MessageMeta> metas(String mailbox) {
    return open(mailbox).messages(MessageQuery.all().withLimit(100_000)).messages();
  }

  List<Kept> messages(String mailbox) throws IOException {
    List<Kept> all = new ArrayList<>();
    for (MessageMeta meta : metas(mailbox)) {
      try (InputStream in = open(mailbox).content(meta.uid()).open()) {
        all.add(
            new Kept(
                new String(in.readAllBytes(), StandardCharsets.ISO_8859_1),
                new TreeSet<>(meta.flags()),
                meta.internalDate().toInstant()));
      }
    }
    return all;
  }

  List<String> texts(String mailbox) throws IOException {
    return messages(mailbox).stream().map(Kept::text).toList();
  }

  ArchiveResult bring(MailArchive archive) throws IOException {
    return MailImport.of(archive, store, id).run();
  }

  ArchiveResult export(MailArchive archive) throws IOException {
    return MailExport.of(store, id, archive).run();
  }
}
