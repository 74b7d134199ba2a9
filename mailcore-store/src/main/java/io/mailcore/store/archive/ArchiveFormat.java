package io.mailcore.store.archive;

import io.mailcore.model.SpecialUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** One format: how its mailboxes are found, read and written. */
interface ArchiveFormat {

  /** As a command line names it. */
  String name();

  /** Where it is. */
  Path root();

  /**
   * Finds the mailboxes.
   *
   * @throws IOException if the root can't be read
   */
  Tree scan(Problems problems) throws IOException;

  /** Reads the messages of a mailbox that an earlier run hasn't brought in. */
  MessageReader reader(FoundMailbox mailbox, ReadContext context) throws IOException;

  /**
   * Makes the root, if need be, and writes to it.
   *
   * @throws UnsupportedOperationException if the format can only be read
   */
  ArchiveWriter writer(Problems problems) throws IOException;

  /** Whether it holds one mailbox and can't hold more. */
  default boolean holdsOne() {
    return false;
  }

  /**
   * What an archive holds.
   *
   * @param mailboxes superior ones first
   * @param subscriptions the names subscribed to, as levels
   */
  record Tree(List<FoundMailbox> mailboxes, List<List<String>> subscriptions) {}

  /**
   * A mailbox of an archive.
   *
   * @param levels its name; none for the archive's first, its INBOX
   * @param place its file or directory
   * @param key names it within the archive, for as long as it has its place
   * @param uses what it is for
   */
  record FoundMailbox(List<String> levels, Path place, String key, Set<SpecialUse> uses) {

    FoundMailbox withName(List<String> otherLevels, Set<SpecialUse> otherUses) {
      return new FoundMailbox(List.copyOf(otherLevels), place, key, Set.copyOf(otherUses));
    }
  }

  /**
   * What a reader is given.
   *
   * @param done what an earlier run has brought in
   * @param zone of dates that name none
   * @param problems where to report
   */
  record ReadContext(DoneMessages done, ZoneId zone, Problems problems) {}
}
