package io.mailcore.imap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.wire.CommandLine;
import io.mailcore.imap.wire.FetchRequest;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.mime.MessageSummarizer;
import io.mailcore.mime.MessageSummary;
import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.MessageMeta;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Messages and their FETCH responses for tests. Text is ISO-8859-1: a character is an octet. */
final class FetchedMessages {

  private FetchedMessages() {}

  static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static MessageSummary summary(byte[] message) {
    try {
      return MessageSummarizer.summarize(new ByteArrayInputStream(message));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FetchedMessage message(String prefix, String shared) {
    byte[] all = octets(prefix + shared);
    MessageMeta meta =
        MessageMeta.builder(
                Uid.of(70),
                ModSeq.of(9),
                OffsetDateTime.parse("1996-07-17T02:44:25-07:00"),
                all.length)
            .prefixLength(prefix.length())
            .flags(Set.of(Flag.SEEN))
            .build();
    return new FetchedMessage(
        12,
        meta.messageFlags(),
        Optional.of(meta),
        false,
        Optional.of(summary(octets(shared))),
        Optional.of(new Octets(all)));
  }

  static String fetch(String items, FetchedMessage message) {
    return fetch(items, message, ImapWriter.create());
  }

  static String fetch(String items, FetchedMessage message, ImapWriter writer) {
    Collected out = new Collected(writer);
    FetchRequest request = FetchRequest.parse(ImapReader.of(CommandLine.of(octets(items))));
    FetchResponse response =
        new FetchResponse(FetchPlan.of(request.items()), message, flags -> flags);
    try {
      while (response.prepareNext()) {
        assertThat(out.writer().size()).isZero();
      }
      while (response.writeNext(out)) {
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.flush();
    return out.all.toString(StandardCharsets.ISO_8859_1);
  }

  /** The only value of a response to one item, without what stands around it. */
  static String value(String item, FetchedMessage message) {
    String response = fetch(item, message);
    String name = item.replaceAll("<(\\d+)\\.\\d+>", "<$1>").replace(".PEEK", "");
    String start = "* 12 FETCH (" + name + " ";
    if (!response.startsWith(start) || !response.endsWith(")\r\n")) {
      throw new AssertionError(response);
    }
    return response.substring(start.length(), response.length() - 3);
  }

  /** The octets of a section; a literal must be as long as it says. */
  static String section(String item, FetchedMessage message) {
    String value = value(item, message);
    if (!value.startsWith("{")) {
      return value;
    }
    int end = value.indexOf("}\r\n");
    String octets = value.substring(end + 3);
    if (Integer.parseInt(value.substring(1, end)) != octets.length()) {
      throw new AssertionError(value);
    }
    return octets;
  }

  /** Takes what a response writes, and notes how large its pieces are. */
  static final class Collected implements FetchOutput {
    final ByteArrayOutputStream all = new ByteArrayOutputStream();
    final List<Integer> pieces = new ArrayList<>();
    private final ImapWriter writer;

    Collected(ImapWriter writer) {
      this.writer = writer;
    }

    void flush() {
      byte[] bytes = writer.take().array();
      all.writeBytes(bytes);
    }

    @Override
    public ImapWriter writer() {
      return writer;
    }

    @Override
    public void octets(ByteBuffer octets) {
      flush();
      pieces.add(octets.remaining());
      byte[] bytes = new byte[octets.remaining()];
      octets.get(bytes);
      all.writeBytes(bytes);
    }
  }

  /** Content in memory that counts its open streams. */
  static final class Octets implements MessageContent {
    private final byte[] bytes;
    int open;
    long opened;

    Octets(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open(long offset, long length) {
      int from = (int) Math.min(offset, bytes.length);
      int count = (int) Math.min(length, bytes.length - from);
      open++;
      opened++;
      return new ByteArrayInputStream(bytes, from, count) {
        @Override
        public void close() {
          open--;
        }
      };
    }
  }
}
