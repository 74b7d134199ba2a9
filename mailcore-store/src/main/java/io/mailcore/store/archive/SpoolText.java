package io.mailcore.store.archive;

import io.mailcore.store.exchange.CrlfSink;
import io.mailcore.store.exchange.LinePieces;
import io.mailcore.store.exchange.OctetSink;
import io.mailcore.store.exchange.QuoteSink;
import io.mailcore.store.exchange.StatusFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Turns the lines of one message in a file of many into the message: leaves out the fields that are
 * the file's own, takes {@code >} away, ends lines with CRLF, and leaves out the empty line before
 * the next message. For use by one thread.
 */
final class SpoolText {

  private static final byte[] LF = {'\n'};
  private static final int MAX_NAME = 64;
  private static final Set<String> AT_TOP =
      Set.of("x-imapbase", "x-uid", "status", "x-status", "x-keywords", "content-length");

  private final Spool spool;
  private StatusFields fields = new StatusFields();
  private OctetSink exact = (octets, from, to) -> {};
  private OctetSink lines = exact;
  private QuoteSink out = new QuoteSink(exact, count -> count);
  private Optional<SpoolForm> form = Optional.empty();
  private int ownLines;
  private boolean header = true;
  private boolean firstLine = true;
  private boolean dropping;
  private String field = "";
  private byte[] emptyLine = new byte[0];
  private boolean heldLf;

  SpoolText(Spool spool) {
    this.spool = spool;
  }

  void begin(OctetSink sink) {
    exact = sink;
    lines = new CrlfSink(sink);
    // In the header of another program's message such a line is what it seems to be.
    out =
        new QuoteSink(
            this::writeLines, count -> header && form.isEmpty() ? count : spool.unquoted(count));
  }

  boolean inHeader() {
    return header;
  }

  /** Whether lines of this header are none that part messages, whatever they look like. */
  boolean isProtectedHeader() {
    return header && form.isPresent() && spool == Spool.MBOXCL2;
  }

  StatusFields fields() {
    return fields;
  }

  /** Takes a piece of a line; {@code whole} if it surely is the message's. */
  void piece(LinePieces piece, boolean whole) throws IOException {
    if (header && (piece.lineStart() ? ownLine(piece) : dropping)) {
      return;
    }
    flushEmptyLine();
    if (piece.emptyLine()) {
      header = false;
      if (!whole) {
        emptyLine = Arrays.copyOfRange(piece.octets(), piece.start(), piece.end());
        return;
      }
    }
    write(piece.octets(), piece.start(), piece.end());
  }

  /** Looks at the first piece of a header's line; says whether it was the file's, and done with. */
  private boolean ownLine(LinePieces piece) {
    int from = piece.start();
    boolean continued = !firstLine && (piece.octets()[from] == ' ' || piece.octets()[from] == '\t');
    String line = new String(piece.octets(), from, piece.end() - from, StandardCharsets.ISO_8859_1);
    boolean first = firstLine;
    firstLine = false;
    if (first) {
      form = SpoolForm.parse(line);
      if (form.isPresent()) {
        ownLines = form.get().fields();
        lines = form.get().exact() ? exact : lines;
        dropping = true;
        return true;
      }
    }
    int colon = line.indexOf(':');
    boolean named = colon > 0 && colon < MAX_NAME;
    String name = named ? line.substring(0, colon).strip().toLowerCase(Locale.ROOT) : "";
    if (ownLines > 0) {
      ownLines--;
      if (AT_TOP.contains(name)) {
        fields.accept(name, line.substring(colon + 1));
        dropping = true;
        return true;
      }
      // Another program has changed the file since: the form counts no lines any more.
      form = form.map(SpoolForm::withoutFields);
      ownLines = 0;
    }
    if (form.isPresent() && form.get().fields() > 0) {
      dropping = false;
      return false;
    }
    if (!continued) {
      field = name;
      dropping = StatusFields.isOurs(name);
    }
    fields.accept(field, continued ? line : line.substring(colon + 1));
    return dropping && !piece.emptyLine();
  }

  private void flushEmptyLine() throws IOException {
    if (emptyLine.length > 0) {
      byte[] line = emptyLine;
      emptyLine = new byte[0];
      write(line, 0, line.length);
    }
  }

  /** Writes octets, but holds an LF at their end until more comes. */
  private void write(byte[] octets, int from, int to) throws IOException {
    flushLf();
    heldLf = octets[to - 1] == '\n';
    int end = heldLf ? to - 1 : to;
    if (from < end) {
      out.write(octets, from, end);
    }
  }

  private void flushLf() throws IOException {
    if (heldLf) {
      heldLf = false;
      out.write(LF, 0, 1);
    }
  }

  /** Ends the message; {@code emptyLineParts} if the last empty line isn't the message's. */
  void finish(boolean emptyLineParts) throws IOException {
    if (!emptyLineParts) {
      flushEmptyLine();
    }
    if (form.map(SpoolForm::open).orElse(false)) {
      heldLf = false;
    }
    flushLf();
    out.finish();
  }

  private void writeLines(byte[] octets, int from, int to) throws IOException {
    lines.write(octets, from, to);
  }
}
