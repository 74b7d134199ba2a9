package io.mailcore.mime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns lines into a tree of body parts. The open parts are a chain from the innermost to the
 * outermost, so that depth costs no stack.
 */
final class StructureParser {

  private final MimeLimits limits;
  private final FieldCollector fields;
  private final Boundaries boundaries = new Boundaries();

  private final EnvelopeDraft envelope = new EnvelopeDraft();
  private @Nullable OpenPart current = OpenPart.message(null, 0, envelope);
  private @Nullable BodyPart root;
  private int containers;
  private int parts = 1;
  private long lines;
  private int lastLineEnd;

  StructureParser(MimeLimits limits) {
    this.limits = limits;
    this.fields = new FieldCollector(limits);
  }

  /** Whether the next line belongs to a header, save that it may be a delimiter. */
  boolean inHeader() {
    return current != null && current.inHeader;
  }

  /** How many octets of the next line are needed. */
  int octetsNeeded() {
    return inHeader()
        ? Math.max(limits.fieldOctets(), boundaries.octetsNeeded())
        : boundaries.octetsNeeded();
  }

  /**
   * Takes the next line.
   *
   * @param line its first octets, as many as were needed
   * @param held how many those are, line end excluded
   * @param start where the line starts in the message
   * @param length how long it is, line end excluded
   * @param lineEnd octets of its line end: 0, 1 or 2
   */
  void line(byte[] line, int held, long start, long length, int lineEnd) {
    OpenPart part = current;
    if (part == null) {
      throw new IllegalStateException("finished");
    }
    long before = lines;
    lines += lineEnd > 0 ? 1 : 0;
    long next = start + length + lineEnd;
    OpenPart delimited = boundaries.isEmpty() ? null : boundaries.match(line, held);
    if (delimited != null) {
      boolean closing = boundaries.closing();
      long edge = Math.max(start - lastLineEnd, part.floor());
      closeDownTo(delimited, edge, edge < start ? before - 1 : before);
      if (closing) {
        boundaries.remove(delimited);
      } else {
        openChild(delimited, next);
      }
    } else if (part.inHeader) {
      if (length == 0) {
        endHeader(part, next, lines);
      } else {
        fields.line(line, held, held == length, part);
      }
    }
    lastLineEnd = lineEnd;
  }

  /**
   * Takes the next line, which is in no header and no delimiter.
   *
   * @param lineEnd octets of its line end: 1 or 2
   */
  void textLine(int lineEnd) {
    lines++;
    lastLineEnd = lineEnd;
  }

  /** Ends the message. */
  MessageSummary finish(long end) {
    closeDownTo(null, end, lines);
    BodyPart whole = root;
    if (whole == null) {
      throw new IllegalStateException("no root");
    }
    return new MessageSummary(
        new MessageEnvelope(envelope),
        whole,
        Optional.ofNullable(envelope.references),
        Optional.empty());
  }

  private void openChild(OpenPart multipart, long start) {
    OpenPart child = OpenPart.child(multipart, start);
    current = child;
    if (parts >= limits.parts() || fields.exhausted()) {
      child.opaque = true;
      boundaries.clear();
      endHeader(child, start, lines);
    }
    parts++;
  }

  private void endHeader(OpenPart part, long bodyStart, long linesBefore) {
    fields.end(part);
    part.inHeader = false;
    part.draft.bodyStart = bodyStart;
    part.linesBefore = linesBefore;
    String standard = part.messageByDefault ? "message/rfc822" : "text/plain";
    StructuredValue type =
        part.opaque || part.contentType == null
            ? new StructuredValue(standard, Parameters.none())
            : StructuredValue.parse(part.contentType);
    int slash = type.value().indexOf('/');
    if (part.opaque) {
      describe(part, "application", "octet-stream", Parameters.none());
    } else if (slash <= 0 || slash == type.value().length() - 1) {
      describe(part, "text", "plain", Parameters.none());
    } else {
      describe(
          part,
          type.value().substring(0, slash),
          type.value().substring(slash + 1),
          type.parameters());
      open(part);
    }
  }

  /** Looks into a part that is a container, unless a limit forbids it. */
  private void open(OpenPart part) {
    PartDraft draft = part.draft;
    boolean multipart = FieldText.equalsIgnoreCase(draft.type, "multipart");
    if (!multipart && !isMessage(draft)) {
      return;
    }
    byte[] boundary = multipart ? boundary(draft.parameters) : null;
    if (multipart && boundary == null) {
      // Without a boundary the field is no valid Content-Type (RFC 2045 section 5.2).
      describe(part, "text", "plain", Parameters.none());
    } else if (containers >= limits.depth() || parts >= limits.parts() || fields.exhausted()) {
      describe(part, "application", "octet-stream", Parameters.none());
    } else if (boundary != null) {
      containers++;
      part.multipart = true;
      part.digest = FieldText.equalsIgnoreCase(draft.subtype, "digest");
      boundaries.add(part, boundary);
    } else if (!isIdentity(draft.encoding)) {
      describe(part, "application", "octet-stream", draft.parameters);
    } else {
      containers++;
      parts++;
      current = OpenPart.message(part, draft.bodyStart, new EnvelopeDraft());
    }
  }

  private static void describe(OpenPart part, String type, String subtype, Parameters parameters) {
    part.draft.type = type;
    part.draft.subtype = subtype;
    part.draft.parameters = parameters;
  }

  private static boolean isMessage(PartDraft draft) {
    return FieldText.equalsIgnoreCase(draft.type, "message")
        && (FieldText.equalsIgnoreCase(draft.subtype, "rfc822")
            || FieldText.equalsIgnoreCase(draft.subtype, "global"));
  }

  /** RFC 2046 section 5.2.1 allows no other encodings for a message in a message. */
  private static boolean isIdentity(@Nullable String encoding) {
    return encoding == null
        || FieldText.equalsIgnoreCase(encoding, "7bit")
        || FieldText.equalsIgnoreCase(encoding, "8bit")
        || FieldText.equalsIgnoreCase(encoding, "binary");
  }

  private static byte @Nullable [] boundary(Parameters parameters) {
    String value =
        parameters
            .first("boundary")
            .or(() -> Rfc2231.value(parameters.asList(), "boundary", 128))
            .orElse("");
    return value.isEmpty() || value.length() > Boundaries.LONGEST
        ? null
        : value.getBytes(StandardCharsets.ISO_8859_1);
  }

  private void closeDownTo(@Nullable OpenPart target, long edge, long linesAtEdge) {
    for (OpenPart part = current; part != null && part != target; part = current) {
      if (part.inHeader) {
        endHeader(part, edge, linesAtEdge);
      } else {
        close(part, edge, linesAtEdge);
        current = part.parent;
      }
    }
  }

  private void close(OpenPart part, long edge, long linesAtEdge) {
    PartDraft draft = part.draft;
    draft.end = edge;
    draft.lines = linesAtEdge - part.linesBefore;
    if (part.multipart) {
      containers--;
      boundaries.remove(part);
      if (draft.children.isEmpty()) {
        draft.children.add(emptyText(edge));
      }
    }
    if (draft.body != null) {
      containers--;
    }
    BodyPart built = new BodyPart(draft);
    OpenPart parent = part.parent;
    EnvelopeDraft ownEnvelope = part.envelope;
    if (parent == null) {
      root = built;
    } else if (ownEnvelope != null) {
      parent.draft.body = built;
      parent.draft.bodyEnvelope = new MessageEnvelope(ownEnvelope);
    } else {
      parent.draft.children.add(built);
    }
  }

  /** IMAP has no multipart without parts. */
  private static BodyPart emptyText(long at) {
    PartDraft draft = new PartDraft();
    draft.headerStart = at;
    draft.bodyStart = at;
    draft.end = at;
    return new BodyPart(draft);
  }
}
