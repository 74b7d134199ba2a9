package io.mailcore.store.archive;

import io.mailcore.model.Flag;
import io.mailcore.store.archive.ArchiveFormat.ReadContext;
import io.mailcore.store.exchange.FromLine;
import io.mailcore.store.exchange.LinePieces;
import io.mailcore.store.exchange.OctetSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Reads one file of messages. A line parts them if it begins with {@code From } and ends with a
 * date, whether or not an empty line stands before it; in MMDF a line of four octets 1 does.
 */
final class SpoolReader implements MessageReader {

  private final Path file;
  private final Spool spool;
  private final ReadContext context;
  private final SeekableByteChannel channel;
  private final LinePieces pieces;
  private final long size;
  private final long start;
  private boolean broken;

  private SpoolReader(
      Path file, Spool spool, ReadContext context, SeekableByteChannel channel, long start)
      throws IOException {
    this.file = file;
    this.spool = spool;
    this.context = context;
    this.channel = channel;
    this.size = channel.size();
    this.start = start;
    this.pieces = new LinePieces(channel, start);
  }

  static SpoolReader open(Path file, Spool spool, ReadContext context) throws IOException {
    SeekableByteChannel channel = SpoolGuard.open(file);
    try {
      Optional<String> mark = context.done().last();
      long start = mark.map(SpoolGuard::offset).orElse(0L);
      if (mark.isPresent() && !SpoolGuard.mark(channel, start).equals(mark.get())) {
        throw new IOException(
            "has changed before octet "
                + start
                + ", up to which an earlier run brought it in;"
                + " nothing more is taken from it");
      }
      return new SpoolReader(file, spool, context, channel, start);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public Optional<Found> next() throws IOException {
    if (broken) {
      return Optional.empty();
    }
    long passedOver = -1;
    while (pieces.next()) {
      Optional<SpoolMessage> message = begin();
      if (message.isPresent()) {
        reportPassedOver(passedOver);
        return Optional.of(message.get());
      }
      if (passedOver < 0 && spool != Spool.MMDF && !pieces.emptyLine()) {
        passedOver = pieces.offset();
      }
    }
    reportPassedOver(passedOver);
    return Optional.empty();
  }

  private void reportPassedOver(long offset) {
    if (offset >= 0) {
      context
          .problems()
          .add(file, offset, "no message begins here; passed over up to the next one");
    }
  }

  private Optional<SpoolMessage> begin() {
    long offset = pieces.offset();
    if (spool != Spool.MMDF) {
      return fromLine().map(from -> new SpoolMessage(offset, Optional.of(from.date())));
    }
    // Whatever stands between two such lines is a message, even where one of them is missing.
    if (isMmdfLine(pieces)) {
      return Optional.empty();
    }
    if (offset == 0) {
      context.problems().add(file, "no line begins the first message");
    }
    Optional<FromLine> from = fromLine();
    if (from.isEmpty()) {
      pieces.giveAgain();
    }
    return Optional.of(new SpoolMessage(offset, from.map(FromLine::date)));
  }

  private Optional<FromLine> fromLine() {
    return pieces.lineStart()
        ? FromLine.parse(pieces.octets(), pieces.start(), pieces.end(), context.zone())
        : Optional.empty();
  }

  private static boolean isMmdfLine(LinePieces line) {
    int length = line.end() - line.start();
    boolean ones = line.lineStart() && length >= 4 && length <= 6;
    for (int i = 0; ones && i < 4; i++) {
      ones = line.octets()[line.start() + i] == 1;
    }
    return ones
        && (length == 4
            || line.lineEnd() && (length == 5 || line.octets()[line.start() + 4] == '\r'));
  }

  @Override
  public OptionalLong totalMessages() {
    return OptionalLong.empty();
  }

  @Override
  public OptionalLong totalOctets() {
    return OptionalLong.of(size - start);
  }

  @Override
  public long skipped() {
    return context.done().count();
  }

  @Override
  public void close() throws IOException {
    pieces.close();
  }

  /** A message of the file. */
  private final class SpoolMessage implements Found {

    private final long offset;
    private final Optional<OffsetDateTime> from;
    private final SpoolText text = new SpoolText(spool);
    private long end;
    private long protectedEnd;

    SpoolMessage(long offset, Optional<OffsetDateTime> from) {
      this.offset = offset;
      this.from = from;
    }

    @Override
    public void copyTo(OctetSink sink) throws IOException {
      broken = true;
      text.begin(sink);
      boolean lineEnded = true;
      boolean closed = false;
      end = pieces.endOffset();
      while (!closed && pieces.next()) {
        closed = pieces.lineStart() && pieces.offset() >= protectedEnd && isBoundary();
        if (!closed) {
          boolean headerBefore = text.inHeader();
          text.piece(pieces, pieces.offset() < protectedEnd);
          end = pieces.endOffset();
          lineEnded = pieces.lineEnd();
          if (headerBefore && !text.inHeader()) {
            protectedEnd = bodyEnd();
          }
        }
      }
      if (closed && spool == Spool.MMDF) {
        end = pieces.endOffset();
      } else if (closed) {
        pieces.giveAgain();
      }
      text.finish(spool != Spool.MMDF);
      report(lineEnded, closed);
      broken = false;
    }

    private boolean isBoundary() {
      if (spool == Spool.MMDF) {
        return isMmdfLine(pieces);
      }
      return !text.isProtectedHeader() && fromLine().isPresent();
    }

    /** Where the body ends by its Content-Length, if a message or nothing follows there. */
    private long bodyEnd() throws IOException {
      OptionalLong length =
          spool == Spool.MBOXCL2 ? text.fields().contentLength() : OptionalLong.empty();
      if (length.isEmpty()) {
        return 0;
      }
      long bodyStart = pieces.endOffset();
      long stop = bodyStart + length.getAsLong();
      if (stop <= size && isEnd(stop)) {
        return stop;
      }
      context
          .problems()
          .add(file, offset, "Content-Length " + length.getAsLong() + " isn't where the body ends");
      return 0;
    }

    private boolean isEnd(long stop) throws IOException {
      long before = channel.position();
      ByteBuffer octets = SpoolGuard.range(channel, stop, Math.min(size - stop, 2048));
      channel.position(before);
      int at = 0;
      while (at < octets.limit() && (octets.get(at) == '\n' || octets.get(at) == '\r')) {
        at++;
      }
      int lineEnd = at;
      while (lineEnd < octets.limit() && octets.get(lineEnd) != '\n') {
        lineEnd++;
      }
      return at == octets.limit()
          || FromLine.parse(octets.array(), at, lineEnd, context.zone()).isPresent();
    }

    private void report(boolean lineEnded, boolean closed) {
      if (!lineEnded && !closed) {
        context.problems().add(file, offset, "the file ends within this message");
      } else if (!closed && spool == Spool.MMDF) {
        context.problems().add(file, offset, "no line ends this message");
      }
      int refused = text.fields().refusedKeywords();
      if (refused > 0) {
        context.problems().add(file, offset, refused + " of its keywords can't be keywords");
      }
    }

    @Override
    public Path place() {
      return file;
    }

    @Override
    public long offset() {
      return offset;
    }

    @Override
    public long sizeHint() {
      return 0;
    }

    @Override
    public boolean isMessage() {
      return !(offset == 0 && text.fields().folderInternal());
    }

    @Override
    public String key() throws IOException {
      return SpoolGuard.mark(channel, end);
    }

    @Override
    public Set<Flag> flags() {
      return text.fields().flags();
    }

    @Override
    public OffsetDateTime date() {
      return from.orElseGet(SpoolReader.this::fileDate);
    }

    @Override
    public long sourceOctets() {
      return end - offset;
    }
  }

  private OffsetDateTime fileDate() {
    try {
      return Files.getLastModifiedTime(file).toInstant().atOffset(ZoneOffset.UTC);
    } catch (IOException e) {
      return Instant.EPOCH.atOffset(ZoneOffset.UTC);
    }
  }
}
