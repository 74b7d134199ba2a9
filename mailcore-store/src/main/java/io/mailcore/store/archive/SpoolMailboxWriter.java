package io.mailcore.store.archive;

import io.mailcore.model.Flag;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.store.archive.ArchiveWriter.MailboxWriter;
import io.mailcore.store.archive.ArchiveWriter.UnreadableException;
import io.mailcore.store.exchange.ForcedFile;
import io.mailcore.store.exchange.FromLine;
import io.mailcore.store.exchange.MessageShape;
import io.mailcore.store.exchange.QuoteSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes one mbox anew, and puts it into its place once it is whole and on disk. */
final class SpoolMailboxWriter implements MailboxWriter {

  private static final String UNKNOWN = "MAILER-DAEMON";

  // So many of the longest fit into a line that is read in one piece.
  private static final int KEYWORDS_A_LINE = 50;

  private final Path file;
  private final Spool spool;
  private final ArchiveWriter.Begun mailbox;
  private final ForcedFile out;
  private boolean first = true;

  SpoolMailboxWriter(Path file, Spool spool, ArchiveWriter.Begun mailbox) throws IOException {
    this.mailbox = mailbox;
    this.file = file;
    this.spool = spool;
    this.out = new ForcedFile(file.resolveSibling("." + file.getFileName() + ".tmp"));
  }

  @Override
  public Path place() {
    return file;
  }

  @Override
  public boolean add(MessageMeta meta, MessageContent content)
      throws IOException, UnreadableException {
    MessageShape shape = MessageText.shape(content);
    long before = out.size();
    try {
      write(meta, content, shape);
      first = false;
      return true;
    } catch (UnreadableException e) {
      out.truncate(before);
      throw e;
    }
  }

  private void write(MessageMeta meta, MessageContent content, MessageShape shape)
      throws IOException, UnreadableException {
    OutputStream to = out.out();
    to.write(FromLine.format(shape.sender().orElse(UNKNOWN), meta.internalDate()));
    List<String> fields = fields(meta, shape);
    SpoolForm form = new SpoolForm(fields.size(), !shape.exactLf(), !shape.endsWithLine());
    if (form.exact() || form.open() || !shape.plainHeader()) {
      to.write(form.line());
    }
    for (String field : fields) {
      to.write((field + "\n").getBytes(StandardCharsets.US_ASCII));
    }
    QuoteSink lines = new QuoteSink(out.sink(), spool::quoted);
    if (form.exact()) {
      MessageText.writeExactly(content, lines);
    } else {
      MessageText.writeLines(content, lines);
    }
    lines.finish();
    if (form.open()) {
      to.write('\n');
    }
    to.write('\n');
  }

  private List<String> fields(MessageMeta meta, MessageShape shape) {
    Set<Flag> flags = meta.flags();
    List<String> fields = new ArrayList<>();
    if (first) {
      fields.add(imapBase());
    }
    fields.add("X-UID: " + meta.uid());
    fields.add("Status: " + (flags.contains(Flag.SEEN) ? "RO" : "O"));
    String more =
        (flags.contains(Flag.ANSWERED) ? "A" : "")
            + (flags.contains(Flag.FLAGGED) ? "F" : "")
            + (flags.contains(Flag.DRAFT) ? "T" : "")
            + (flags.contains(Flag.DELETED) ? "D" : "");
    if (!more.isEmpty()) {
      fields.add("X-Status: " + more);
    }
    List<String> keywords =
        flags.stream().filter(flag -> !flag.isSystem()).sorted().map(Flag::name).toList();
    for (int at = 0; at < keywords.size(); at += KEYWORDS_A_LINE) {
      int end = Math.min(at + KEYWORDS_A_LINE, keywords.size());
      fields.add("X-Keywords: " + String.join(" ", keywords.subList(at, end)));
    }
    if (spool == Spool.MBOXCL2) {
      long length = shape.bodyOctets() - (shape.exactLf() ? shape.bodyPairs() : 0);
      fields.add("Content-Length: " + length);
    }
    return fields;
  }

  /** What Dovecot knows UIDs and keywords by: UIDVALIDITY, the last UID, and the keywords. */
  private String imapBase() {
    String last = Long.toString(mailbox.status().uidNext() - 1);
    String keywords =
        mailbox.keywords().stream()
            .limit(KEYWORDS_A_LINE)
            .map(flag -> " " + flag.name())
            .collect(Collectors.joining());
    return "X-IMAPbase: "
        + mailbox.entry().uidValidity()
        + " "
        + "0".repeat(10 - last.length())
        + last
        + keywords;
  }

  @Override
  public void finish() throws IOException {
    out.keepForced(file);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
