package io.mailcore.mime;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link SummaryWriter} wrote, without trust: a count or length is checked against what
 * is left before anything is made for it, and offsets must lie in those of the part above.
 */
final class SummaryReader {

  /** Twice the largest depth that limits allow, since a message part counts for two. */
  private static final int DEEPEST = 512;

  private static final class Damaged extends Exception {
    private static final long serialVersionUID = 1;

    Damaged(String what) {
      super(what, null, false, false);
    }
  }

  /** A container whose parts follow. */
  private static final class Frame {
    final PartDraft draft;
    final boolean message;
    long missing;

    Frame(PartDraft draft, boolean message, long missing) {
      this.draft = draft;
      this.message = message;
      this.missing = missing;
    }
  }

  private final ByteBuffer in;

  private SummaryReader(ByteBuffer in) {
    this.in = in;
  }

  /** Reads something from the start of a summary. */
  private interface Reading<T> {
    T from(SummaryReader reader) throws Damaged;
  }

  static Optional<MessageSummary> read(byte[] encoded) {
    return read(encoded, SummaryReader::summary);
  }

  static Optional<SummaryFields> readFields(byte[] encoded) {
    return read(encoded, SummaryReader::fields);
  }

  private static <T> Optional<T> read(byte[] encoded, Reading<T> reading) {
    int end = encoded.length - Integer.BYTES;
    if (end < 1 || encoded[0] != SummaryWriter.VERSION) {
      return Optional.empty();
    }
    CRC32C checksum = new CRC32C();
    checksum.update(encoded, 0, end);
    if ((int) checksum.getValue() != ByteBuffer.wrap(encoded).getInt(end)) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.from(new SummaryReader(ByteBuffer.wrap(encoded, 1, end - 1))));
    } catch (Damaged e) {
      return Optional.empty();
    }
  }

  private MessageSummary summary() throws Damaged {
    SummaryFields fields = fields();
    BodyPart root = parts();
    Optional<String> preview = in.hasRemaining() ? preview() : Optional.empty();
    return new MessageSummary(fields.envelope(), root, fields.references(), preview);
  }

  private Optional<String> preview() throws Damaged {
    require(octet() == SummaryWriter.PREVIEW_VERSION, "version of the preview");
    String octets = requiredString();
    require(!in.hasRemaining(), "more than a summary");
    return Optional.of(
        new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
  }

  private SummaryFields fields() throws Damaged {
    Optional<String> references = Optional.ofNullable(string());
    return new SummaryFields(envelope(), references);
  }

  private BodyPart parts() throws Damaged {
    Deque<Frame> open = new ArrayDeque<>();
    while (true) {
      Frame above = open.peek();
      PartDraft draft = new PartDraft();
      int kind = octet();
      content(draft);
      offsets(draft, above);
      if (kind == SummaryWriter.MULTIPART) {
        open.push(new Frame(draft, false, count()));
      } else if (kind == SummaryWriter.MESSAGE) {
        draft.bodyEnvelope = envelope();
        open.push(new Frame(draft, true, 1));
      } else {
        require(kind == SummaryWriter.LEAF, "kind of part");
      }
      require(open.size() <= DEEPEST, "depth");
      if (kind == SummaryWriter.LEAF) {
        BodyPart root = close(draft, open);
        if (root != null) {
          return root;
        }
      }
    }
  }

  /** Hands a whole part to the one above, and that one up too if it was the last. */
  private static @Nullable BodyPart close(PartDraft leaf, Deque<Frame> open) {
    BodyPart built = new BodyPart(leaf);
    while (true) {
      Frame above = open.peek();
      if (above == null) {
        return built;
      }
      if (above.message) {
        above.draft.body = built;
      } else {
        above.draft.children.add(built);
      }
      above.missing--;
      if (above.missing > 0) {
        return null;
      }
      open.pop();
      built = new BodyPart(above.draft);
    }
  }

  private void content(PartDraft draft) throws Damaged {
    draft.type = requiredString();
    draft.subtype = requiredString();
    draft.parameters = parameters();
    draft.contentId = string();
    draft.description = string();
    draft.encoding = string();
    draft.md5 = string();
    String disposition = string();
    if (disposition != null) {
      draft.disposition = new ContentDisposition(disposition, parameters());
    }
    long languages = countOrZero();
    if (languages > 0) {
      List<String> tags = new ArrayList<>(1);
      for (long i = 0; i < languages; i++) {
        tags.add(requiredString());
      }
      draft.languages = tags;
    }
    draft.location = string();
  }

  private void offsets(PartDraft draft, @Nullable Frame above) throws Damaged {
    draft.headerStart = number();
    draft.bodyStart = sum(draft.headerStart, number());
    draft.end = sum(draft.bodyStart, number());
    draft.lines = number();
    if (above == null) {
      require(draft.headerStart == 0, "start of the message");
    } else {
      require(draft.headerStart >= above.draft.bodyStart, "start of a part");
      require(draft.end <= above.draft.end, "end of a part");
    }
  }

  private Parameters parameters() throws Damaged {
    long count = countOrZero();
    if (count == 0) {
      return Parameters.none();
    }
    List<Parameter> parameters = new ArrayList<>(1);
    for (long i = 0; i < count; i++) {
      parameters.add(new Parameter(requiredString(), requiredString()));
    }
    return Parameters.of(parameters);
  }

  private MessageEnvelope envelope() throws Damaged {
    EnvelopeDraft draft = new EnvelopeDraft();
    draft.date = string();
    draft.subject = string();
    addresses(draft.from);
    addresses(draft.sender);
    addresses(draft.replyTo);
    addresses(draft.to);
    addresses(draft.cc);
    addresses(draft.bcc);
    draft.inReplyTo = string();
    draft.messageId = string();
    return new MessageEnvelope(draft);
  }

  private void addresses(List<EnvelopeAddress> list) throws Damaged {
    long count = countOrZero();
    for (long i = 0; i < count; i++) {
      int members = octet();
      require(members < 2 * SummaryWriter.HOST, "members of an address");
      String name = (members & SummaryWriter.NAME) == 0 ? null : requiredString();
      String route = (members & SummaryWriter.ROUTE) == 0 ? null : requiredString();
      String mailbox = (members & SummaryWriter.MAILBOX) == 0 ? null : requiredString();
      String host = (members & SummaryWriter.HOST) == 0 ? null : requiredString();
      require(host == null || mailbox != null, "address without a local part");
      list.add(EnvelopeAddress.ofMembers(name, route, mailbox, host));
    }
  }

  private String requiredString() throws Damaged {
    String text = string();
    if (text == null) {
      throw new Damaged("string is missing");
    }
    return text;
  }

  private @Nullable String string() throws Damaged {
    long length = number() - 1;
    if (length < 0) {
      return null;
    }
    require(length <= in.remaining(), "length of a string");
    int from = in.arrayOffset() + in.position();
    in.position(in.position() + (int) length);
    return new String(in.array(), from, (int) length, StandardCharsets.ISO_8859_1);
  }

  private long count() throws Damaged {
    long count = countOrZero();
    require(count > 0, "count of zero");
    return count;
  }

  /** A number of things of which each takes an octet or more. */
  private long countOrZero() throws Damaged {
    long count = number();
    require(count <= in.remaining(), "count");
    return count;
  }

  private long number() throws Damaged {
    long number = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int octet = octet();
      number |= (long) (octet & 0x7F) << shift;
      if ((octet & 0x80) == 0) {
        return number;
      }
    }
    throw new Damaged("number");
  }

  private int octet() throws Damaged {
    require(in.hasRemaining(), "end");
    return in.get() & 0xFF;
  }

  private static long sum(long a, long b) throws Damaged {
    require(a <= Long.MAX_VALUE - b, "offset");
    return a + b;
  }

  private static void require(boolean condition, String what) throws Damaged {
    if (!condition) {
      throw new Damaged(what);
    }
  }
}
