package io.mailcore.imap.command;

import io.mailcore.model.MailboxName;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailboxEntry;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The mailboxes of an account in a range of names, ascending; a page at a time is in memory. */
final class MailboxPages implements Iterator<MailboxEntry> {

  private static final int PAGE = 500;

  private final MailAccount account;
  private final NameRange range;
  private Iterator<MailboxEntry> page = Collections.emptyIterator();
  private Optional<MailboxName> after;
  private boolean last;
  private Optional<MailboxEntry> next = Optional.empty();

  MailboxPages(MailAccount account, NameRange range) {
    this.account = account;
    this.range = range;
    this.after = range.before();
  }

  /** Whether {@code name} has inferiors, be there a mailbox of that name or not. */
  static boolean hasInferiors(MailAccount account, MailboxName name) {
    MailboxPages pages = new MailboxPages(account, NameRange.below(name));
    while (pages.hasNext()) {
      if (pages.next().name().isInferiorOf(name)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && !(last && !page.hasNext())) {
      if (!page.hasNext()) {
        turn();
      } else {
        MailboxEntry entry = page.next();
        if (range.endsBefore(entry.name())) {
          last = true;
          page = Collections.emptyIterator();
        } else {
          next = Optional.of(entry);
        }
      }
    }
    return next.isPresent();
  }

  private void turn() {
    List<MailboxEntry> entries = account.list(after, PAGE);
    last = entries.size() < PAGE;
    page = entries.iterator();
    if (!entries.isEmpty()) {
      after = Optional.of(entries.get(entries.size() - 1).name());
    }
  }

  @Override
  public MailboxEntry next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    MailboxEntry entry = next.orElseThrow();
    next = Optional.empty();
    return entry;
  }
}
