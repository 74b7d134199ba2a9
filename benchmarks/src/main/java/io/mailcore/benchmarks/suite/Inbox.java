package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.load.AppendLoad;
import io.mailcore.benchmarks.load.ImapSession;
import io.mailcore.benchmarks.load.SampleMail;
import io.mailcore.benchmarks.peer.Maildir;
import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.Service;
import java.io.IOException;
import java.util.Optional;

/**
 * An INBOX that is filled once on each server.
 *
 * @param account whose
 * @param messages how many it has
 */
record Inbox(int account, int messages) {

  private static final int CONNECTIONS = 16;

  static final Inbox THOUSAND = new Inbox(1, 1_000);
  static final Inbox TEN_THOUSAND = new Inbox(2, 10_000);
  static final Inbox HUNDRED_THOUSAND = new Inbox(3, 100_000);

  /** Fills it if it isn't yet. */
  void fill(Peer peer) throws IOException {
    int port = peer.port(Service.IMAP);
    try (ImapSession session = ImapSession.open(port, account)) {
      session.ask("SELECT INBOX");
      if (session.exists() == messages) {
        return;
      }
    }
    Optional<Maildir> maildir = peer.inbox(account);
    if (maildir.isPresent()) {
      for (int number = 1; number <= messages; number++) {
        maildir.get().add(number, SampleMail.message(number));
      }
    } else {
      int appended = Math.min(messages, peer.mostAppended());
      new AppendLoad(CONNECTIONS).fill(port, account, appended);
      copy(port, appended);
    }
    try (ImapSession session = ImapSession.open(port, account)) {
      session.ask("SELECT INBOX");
      if (session.exists() != messages) {
        throw new IOException(peer.name() + " has " + session.exists() + " of " + messages);
      }
    }
  }

  /** Copies the first ones until it is full. */
  private void copy(int port, int appended) throws IOException {
    try (ImapSession session = ImapSession.open(port, account)) {
      session.ask("SELECT INBOX");
      for (int count = appended; count < messages; count += appended) {
        session.ask("COPY 1:" + Math.min(appended, messages - count) + " INBOX");
      }
    }
  }
}
