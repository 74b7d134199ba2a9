package io.mailcore.imap.search;

import io.mailcore.imap.wire.CommandLine;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.SearchKey;
import io.mailcore.imap.wire.SearchRequest;
import io.mailcore.imap.wire.SequenceSet;
import io.mailcore.imap.wire.SortRequest;
import io.mailcore.imap.wire.ThreadRequest;
import io.mailcore.mime.MessageSummarizer;
import io.mailcore.model.AccountId;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.Uid;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.spi.store.CallContext;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.NewMessage;
import io.mailcore.store.MemoryMailStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A mailbox with messages to be found. Text is ISO-8859-1: a character is an octet. */
final class SearchedMailbox implements SearchScope, AutoCloseable {

  final MemoryMailStore store = MemoryMailStore.builder().build();
  final Mailbox mailbox;
  UidSet recent = UidSet.empty();

  SearchedMailbox() {
    MailAccount account = store.account(AccountId.of("ann"), CallContext.of("test"));
    mailbox = account.open(account.find(MailboxName.INBOX).orElseThrow().id());
  }

  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  SearchedMailbox add(String message, Flag... flags) {
    return add("", message, "2026-01-02T03:04:05+02:00", true, flags);
  }

  SearchedMailbox addAt(String internalDate, String message) {
    return add("", message, internalDate, true);
  }

  SearchedMailbox add(
      String prefix, String message, String internalDate, boolean summarized, Flag... flags) {
    BlobRef blob;
    try (StagedBlob staged = store.blobs().stage(0)) {
      staged.write(ByteBuffer.wrap(octets(message)));
      blob = staged.commit();
    }
    NewMessage added =
        NewMessage.of(blob, OffsetDateTime.parse(internalDate))
            .withFlags(Set.of(flags))
            .withPrefix(octets(prefix));
    if (summarized) {
      try {
        added =
            added.withSummary(
                MessageSummarizer.summarize(new ByteArrayInputStream(octets(message))).encode());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    mailbox.append(List.of(added));
    return this;
  }

  SearchMatches search(String keys) {
    SearchRequest request = SearchRequest.parse(ImapReader.of(CommandLine.of(octets(" " + keys))));
    return evaluate(request.key());
  }

  private SearchMatches evaluate(SearchKey key) {
    SearchEvaluator evaluator = new SearchEvaluator(key, mailbox, this);
    while (evaluator.step()) {
      // Each step is bounded; nothing else is to be done between two.
    }
    return evaluator.matches();
  }

  /** What SORT answers, mod-sequences left out. */
  String sorted(String arguments) {
    SortRequest request = SortRequest.parse(ImapReader.of(CommandLine.of(octets(" " + arguments))));
    UidSet found = evaluate(request.search().key()).uids();
    return answer(
        new MessageSorter(
            request.keys(),
            mailbox,
            found,
            sorted -> Optional.of(SortAnswer.sort(sorted, uid -> uid, false))));
  }

  /** What THREAD answers. */
  String threads(String arguments) {
    ThreadRequest request =
        ThreadRequest.parse(ImapReader.of(CommandLine.of(octets(" " + arguments))));
    UidSet found = evaluate(request.search().key()).uids();
    return answer(new MessageThreader(request.algorithm(), mailbox, found, uid -> uid));
  }

  private static String answer(Outcome outcome) {
    while (outcome.step()) {
      // Each step is bounded.
    }
    ImapWriter out = ImapWriter.create();
    StringBuilder text = new StringBuilder();
    boolean more = true;
    while (more) {
      more = outcome.response().orElseThrow().writeNext(out);
      text.append(new String(out.toBytes(), StandardCharsets.US_ASCII));
      out.take();
    }
    return text.toString();
  }

  String found(String keys) {
    return search(keys).uids().toString();
  }

  @Override
  public UidSet all() {
    return mailbox.uids(UidRange.ALL, 100_000);
  }

  @Override
  public Instant now() {
    return Instant.parse("2026-03-01T00:00:00Z");
  }

  /** Numbers are UIDs here: no message is ever removed. */
  @Override
  public UidSet resolve(SequenceSet set, boolean byUid) {
    long last = all().last().map(Uid::value).orElse(0L);
    return set.resolveUids(last).intersection(all());
  }

  @Override
  public boolean isRecent(Uid uid) {
    return recent.contains(uid);
  }

  @Override
  public void close() {
    store.close();
  }
}
