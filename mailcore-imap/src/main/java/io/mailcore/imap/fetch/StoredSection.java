package io.mailcore.imap.fetch;

import io.mailcore.imap.wire.Partial;
import io.mailcore.imap.wire.Section;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessageQuery;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The octets that a FETCH of {@code BODY[...]} would answer, in chunks, for those who copy them.
 * Used on the strand.
 */
public final class StoredSection {

  private final SectionOctets octets;

  private StoredSection(SectionOctets octets) {
    this.octets = octets;
  }

  /**
   * Finds a section of a message.
   *
   * @param mailbox where the message is
   * @param uid of the message
   * @param section what of it
   * @param range which of the section's octets, or nothing for all
   * @return nothing if there is no such message, or it has no such section
   * @throws io.mailcore.model.StoreException as {@link Mailbox#content}
   * @throws IOException if the message can't be read
   */
  public static Optional<StoredSection> find(
      Mailbox mailbox, Uid uid, Section section, Optional<Partial> range) throws IOException {
    UidSet one = UidSet.of(uid.value());
    List<MessageMeta> found = mailbox.messages(MessageQuery.of(one).withLimit(1)).messages();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    MessageContent content = mailbox.content(uid);
    SectionRange place = place(mailbox, found.get(0), section, content);
    if (place instanceof SectionRange.Octets octets) {
      return Optional.of(new StoredSection(SectionOctets.of(octets, content, range)));
    }
    if (place instanceof SectionRange.Fields fields) {
      return Optional.of(new StoredSection(SectionOctets.of(fields, content, range)));
    }
    return Optional.empty();
  }

  private static SectionRange place(
      Mailbox mailbox, MessageMeta meta, Section section, MessageContent content) {
    if (section.equals(Section.WHOLE)) {
      return new SectionRange.Octets(0, content.size());
    }
    Summaries summaries = new Summaries(mailbox);
    summaries.load(UidSet.of(meta.uid().value()));
    return SectionRange.of(section, MessageLayout.of(summaries.of(meta), meta));
  }

  /** How many octets are still to come. */
  public long remaining() {
    return octets.remaining();
  }

  /**
   * Reads on.
   *
   * @param most octets to read, at least 1
   * @throws IOException if they can't be had
   */
  public byte[] next(int most) throws IOException {
    return octets.next(most);
  }
}
