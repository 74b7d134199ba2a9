package io.mailcore.store.jdbc;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.QuotaLimit;
import io.mailcore.model.StoreException;
import io.mailcore.spi.store.AppendResult;
import io.mailcore.spi.store.NewMessage;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One append: all its messages or none, in one transaction. Appends that come at the same time are
 * made together by an {@link AppendGroup}.
 */
final class Appending extends Change<AppendResult> {

  private final StoreContext store;
  private final long account;
  private final long mailboxNo;
  private final List<NewMessage> messages;
  private final QuotaLimit limit;
  private Optional<Keywords> learned = Optional.empty();

  /**
   * An append.
   *
   * @param limit how much the account may hold
   */
  Appending(
      StoreContext store,
      long account,
      long mailboxNo,
      List<NewMessage> messages,
      QuotaLimit limit) {
    super(result -> true);
    this.store = store;
    this.account = account;
    this.mailboxNo = mailboxNo;
    this.limit = limit;
    this.messages = List.copyOf(requireNonNull(messages, "messages"));
    if (this.messages.isEmpty()) {
      throw new IllegalArgumentException("messages: none (expected: at least one)");
    }
  }

  /** The number of a message's blob. */
  static long blob(NewMessage message) {
    return BlobRow.number(message.blob().id())
        .orElseThrow(() -> BlobRow.notFound(message.blob().id()));
  }

  StoreContext store() {
    return store;
  }

  long account() {
    return account;
  }

  long mailboxNo() {
    return mailboxNo;
  }

  List<NewMessage> messages() {
    return messages;
  }

  QuotaLimit limit() {
    return limit;
  }

  /** All octets of it. */
  long octets() {
    return messages.stream().mapToLong(NewMessage::size).sum();
  }

  @Override
  void make(Connection connection) throws SQLException {
    new AppendGroup(connection, List.of(this), true).run();
  }

  void succeed(AppendResult answer, Keywords keywords) {
    learned = Optional.of(keywords);
    succeed(answer);
  }

  /** Appends, in a transaction that may be others' too. */
  AppendResult run() {
    Set<Long> blobs = new TreeSet<>();
    messages.forEach(message -> blobs.add(blob(message)));
    PendingBlobs pending = store.blobs().pending();
    try {
      AppendResult result = store.database().submit(account, this);
      pending.remove(blobs);
      learned.ifPresent(keywords -> store.keywords().keep(mailboxNo, keywords));
      return result;
    } catch (StoreException e) {
      pending.maybeStored(blobs);
      throw e;
    }
  }
}
