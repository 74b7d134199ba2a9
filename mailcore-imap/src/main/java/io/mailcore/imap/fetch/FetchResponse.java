package io.mailcore.imap.fetch;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.FetchItem;
import io.mailcore.imap.wire.FetchItem.Attribute;
import io.mailcore.imap.wire.FetchItem.BinarySection;
import io.mailcore.imap.wire.FetchItem.BinarySize;
import io.mailcore.imap.wire.FetchItem.BodySection;
import io.mailcore.imap.wire.FetchItem.Preview;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.Partial;
import io.mailcore.imap.wire.Section;
import io.mailcore.model.Flag;
import io.mailcore.model.ObjectId;
import io.mailcore.model.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The FETCH response of one message (RFC 3501 section 7.4.2), written step by step: whatever the
 * size of the message, a step holds no more than a piece of it. Used on the strand.
 */
public final class FetchResponse {

  /** Most octets of literals in one step. */
  public static final int PIECE_OCTETS = 64 * 1024;

  private static final int FIRST_OCTETS = 16 * 1024;
  private static final byte[] NONE = {};

  private final FetchPlan plan;
  private final FetchedMessage message;
  private final UnaryOperator<Collection<Flag>> flagOrder;
  private final DecodedSections decoded;
  private int nextItem;
  private boolean started;
  private Optional<LiteralOctets> literal = Optional.empty();
  private byte[] firstOctets = NONE;

  /**
   * A response.
   *
   * @param plan the items, all of which can be had
   * @param message with what the plan needs
   * @param flagOrder puts flags in order
   */
  public FetchResponse(
      FetchPlan plan, FetchedMessage message, UnaryOperator<Collection<Flag>> flagOrder) {
    this.plan = requireNonNull(plan, "plan");
    this.message = requireNonNull(message, "message");
    this.flagOrder = requireNonNull(flagOrder, "flagOrder");
    this.decoded = new DecodedSections(plan, message);
  }

  /**
   * Finds out what must be known before the first word, in steps that are short. Called until it
   * answers false, then {@link #writeNext}.
   *
   * @return whether there is more to find out
   * @throws io.mailcore.mime.UndecodableException if a part is asked for without its transfer
   *     encoding that can't be decoded: the request can't be answered for this message (RFC 3516
   *     section 4.3)
   * @throws IOException if octets can't be had
   */
  public boolean prepareNext() throws IOException {
    try {
      return decoded.measureNext();
    } catch (StoreException e) {
      throw new IOException("content can't be read", e);
    }
  }

  /**
   * Writes the next step. The octets with which a literal starts are read before its head is
   * written: if they can't be had, nothing of the literal has been promised yet.
   *
   * @return whether the response goes on
   * @throws IOException if octets can't be had; the response can't be finished then
   */
  public boolean writeNext(FetchOutput out) throws IOException {
    try {
      return write(out);
    } catch (StoreException e) {
      throw new IOException("content can't be read", e);
    }
  }

  /** Gives back the stream of a literal, if there is one, until the next step. */
  public void pause() {
    literal.ifPresent(LiteralOctets::pause);
  }

  private boolean write(FetchOutput out) throws IOException {
    ImapWriter writer = out.writer();
    if (!started) {
      started = true;
      boolean byUid = plan.isUidFetch();
      long name = byUid ? message.flags().uid().value() : message.number();
      writer.untagged().number(name).raw(byUid ? "UIDFETCH" : "FETCH").open();
    }
    int budget = PIECE_OCTETS;
    while (budget > 0) {
      if (literal.isPresent()) {
        budget -= octets(literal.get(), budget, out);
      } else if (nextItem < plan.items().size()) {
        int before = writer.size();
        item(plan.items().get(nextItem++), writer);
        budget -= writer.size() - before;
      } else {
        writer.close().crlf();
        return false;
      }
    }
    return true;
  }

  private int octets(LiteralOctets section, int budget, FetchOutput out) throws IOException {
    byte[] chunk = firstOctets.length > 0 ? firstOctets : section.next(budget);
    firstOctets = NONE;
    out.octets(ByteBuffer.wrap(chunk));
    if (section.remaining() == 0) {
      literal = Optional.empty();
    }
    return chunk.length;
  }

  private void item(FetchItem item, ImapWriter writer) throws IOException {
    item.writeName(writer);
    if (item instanceof Attribute attribute) {
      attribute(attribute, writer);
    } else if (item instanceof Preview) {
      writer.nstring(message.neededSummary().preview());
    } else if (item instanceof BinarySize) {
      writer.number(decoded.of(item).map(DecodedOctets::remaining).orElse(0L));
    } else if (item instanceof BinarySection) {
      Optional<DecodedOctets> found = decoded.of(item);
      if (found.isPresent()) {
        start(found.get(), writer);
      } else {
        writer.nil();
      }
    } else {
      Optional<Partial> range =
          item instanceof BodySection body ? body.partial() : Optional.empty();
      section(FetchPlan.section(item), range, writer);
    }
  }

  private void attribute(Attribute attribute, ImapWriter writer) {
    switch (attribute) {
      case FLAGS -> writer.flags(flagOrder.apply(message.flags().flags()), message.recent());
      case INTERNALDATE -> writer.dateTime(message.neededMeta().internalDate());
      case RFC822_SIZE -> writer.number(message.neededMeta().size());
      case UID -> writer.number(message.flags().uid().value());
      case MODSEQ -> writer.open().number(message.flags().modSeq().value()).close();
      case SAVEDATE -> saveDate(writer);
      case EMAILID -> objectId(message.neededMeta().emailId(), writer);
      case THREADID ->
          objectId(ThreadIds.of(message.neededMeta(), message.neededSummary().fields()), writer);
      case ENVELOPE -> StructureWriter.envelope(message.neededSummary().envelope(), writer);
      case BODY -> StructureWriter.body(message.neededSummary().root(), writer);
      case BODYSTRUCTURE -> StructureWriter.bodyStructure(message.neededSummary().root(), writer);
    }
  }

  private void saveDate(ImapWriter writer) {
    Optional<Instant> saved = message.neededMeta().saveDate();
    if (saved.isPresent()) {
      writer.dateTime(saved.get().atOffset(ZoneOffset.UTC));
    } else {
      writer.nil();
    }
  }

  private static void objectId(Optional<ObjectId> id, ImapWriter writer) {
    if (id.isPresent()) {
      writer.open().raw(id.get().value()).close();
    } else {
      writer.nil();
    }
  }

  private void section(Section section, Optional<Partial> range, ImapWriter writer)
      throws IOException {
    SectionRange found =
        section.equals(Section.WHOLE)
            ? new SectionRange.Octets(0, message.neededContent().size())
            : SectionRange.of(
                section, MessageLayout.of(message.neededSummary(), message.neededMeta()));
    if (found instanceof SectionRange.Octets octets) {
      start(SectionOctets.of(octets, message.neededContent(), range), writer);
    } else if (found instanceof SectionRange.Fields fields) {
      start(SectionOctets.of(fields, message.neededContent(), range), writer);
    } else {
      writer.nil();
    }
  }

  private void start(LiteralOctets octets, ImapWriter writer) throws IOException {
    long length = octets.remaining();
    if (length == 0) {
      writer.string("");
    } else {
      firstOctets = octets.next(FIRST_OCTETS);
      if (octets.isBinary()) {
        writer.literal8Head(length);
      } else {
        writer.literalHead(length);
      }
      literal = Optional.of(octets);
    }
  }
}
