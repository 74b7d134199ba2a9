package io.mailcore.store.jdbc;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.MailboxEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One rename: of a mailbox with all below it, or of INBOX, whose messages move. */
final class Renaming {

  private static final String RENAME =
      "UPDATE mailcore_mailboxes SET name = ?, name_key = ? WHERE no = ?";

  private final StoreContext store;
  private final AccountId accountId;
  private final long account;

  Renaming(StoreContext store, AccountId accountId, long account) {
    this.store = store;
    this.accountId = accountId;
    this.account = account;
  }

  MailboxEntry rename(MailboxName from, MailboxName to) {
    List<MailboxRow> changed =
        store
            .database()
            .write(account, c -> from.isInbox() ? renameInbox(c, to) : renameTree(c, from, to));
    for (MailboxRow row : from.isInbox() ? changed : List.<MailboxRow>of()) {
      store.hints().mailboxChanged(accountId, row.id, ModSeq.of(row.modSeq));
    }
    return changed.get(0).entry();
  }

  private static void requireNotBelow(MailboxName from, MailboxName to) {
    if (to.isInferiorOf(from)) {
      throw new StoreException(
          StoreException.Kind.NOT_POSSIBLE, "a mailbox can't be renamed to below itself");
    }
  }

  private static MailboxRow require(AccountRow account, MailboxName name) throws SQLException {
    return account.find(name).orElseThrow(() -> Database.notFound("no mailbox of this name"));
  }

  /** Returns the new mailbox and INBOX. */
  private List<MailboxRow> renameInbox(Connection connection, MailboxName to) throws SQLException {
    requireNotBelow(MailboxName.INBOX, to);
    AccountRow row = AccountRow.lock(store, connection, account);
    row.requireAbsent(to);
    MailboxRow inbox = MailboxRow.lock(connection, require(row, MailboxName.INBOX).no);
    row.addAncestors(to, 1);
    row.touch();
    MailboxRow target = row.add(to, Set.of());
    new MetadataRows(connection, account, inbox.no).copyTo(target.no);
    List<MessageRow> messages = MessageScan.rows(connection, inbox.no, UidSet.of(UidRange.ALL));
    if (!messages.isEmpty()) {
      Transferring.copy(store, connection, inbox, target, messages);
      new Removing(store, connection, inbox).remove(messages);
    }
    return List.of(target, inbox);
  }

  /** Returns the mailbox and all below it. */
  private List<MailboxRow> renameTree(Connection connection, MailboxName from, MailboxName to)
      throws SQLException {
    AccountRow row = AccountRow.lock(store, connection, account);
    MailboxRow top = require(row, from);
    requireNotBelow(from, to);
    row.requireAbsent(to);
    List<MailboxRow> tree = new ArrayList<>(row.inferiors(from));
    tree.add(0, top);
    Set<Long> moved = new HashSet<>();
    tree.forEach(member -> moved.add(member.no));
    List<MailboxName> names = new ArrayList<>();
    for (MailboxRow member : tree) {
      MailboxName name = renamed(member.name, from, to);
      Optional<MailboxRow> there = row.find(name);
      if (there.isPresent() && !moved.contains(there.get().no)) {
        row.requireAbsent(name);
      }
      names.add(name);
    }
    // First to names that nobody can have, as a new name may be another member's old one.
    for (MailboxRow member : tree) {
      rename(connection, member.no, "", ("\u0000" + member.no));
    }
    row.addAncestors(to, 0);
    row.touch();
    for (int i = 0; i < tree.size(); i++) {
      String name = names.get(i).value();
      rename(connection, tree.get(i).no, name, name);
    }
    return List.of(MailboxRow.require(connection, top.no));
  }

  private static void rename(Connection connection, long no, String name, String key)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RENAME)) {
      statement.setString(1, name);
      statement.setBytes(2, MailboxRow.key(key));
      statement.setLong(3, no);
      statement.executeUpdate();
    }
  }

  private static MailboxName renamed(MailboxName name, MailboxName from, MailboxName to) {
    try {
      return name.renamed(from, to);
    } catch (IllegalArgumentException e) {
      throw new StoreException(
          StoreException.Kind.NOT_POSSIBLE, "the name of an inferior would break the rules", e);
    }
  }
}
