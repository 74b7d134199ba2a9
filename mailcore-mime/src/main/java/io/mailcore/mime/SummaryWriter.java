package io.mailcore.mime;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The stored form of a summary: version, references, envelope, parts from the root down with each
 * before its children, CRC-32C of all that. Numbers have seven bits an octet, low bits first; a
 * string is its length plus one (zero: absent) and its octets.
 */
final class SummaryWriter {

  static final int VERSION = 1;

  /** The way in which previews are made; what has one of another is made again. */
  static final int PREVIEW_VERSION = 1;

  /** Kinds of parts. */
  static final int LEAF = 0;

  static final int MULTIPART = 1;
  static final int MESSAGE = 2;

  /** Members of an address that are there. */
  static final int NAME = 1;

  static final int ROUTE = 2;
  static final int MAILBOX = 4;
  static final int HOST = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);

  private SummaryWriter() {}

  static byte[] write(MessageSummary summary) {
    SummaryWriter writer = new SummaryWriter();
    writer.out.write(VERSION);
    writer.string(summary.references());
    writer.envelope(summary.envelope());
    writer.parts(summary.root());
    summary.preview().ifPresent(writer::preview);
    CRC32C checksum = new CRC32C();
    byte[] content = writer.out.toByteArray();
    checksum.update(content);
    return ByteBuffer.allocate(content.length + Integer.BYTES)
        .put(content)
        .putInt((int) checksum.getValue())
        .array();
  }

  private void preview(String text) {
    out.write(PREVIEW_VERSION);
    // Strings here have octets, one a character.
    string(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  private void parts(BodyPart root) {
    Deque<BodyPart> waiting = new ArrayDeque<>();
    waiting.push(root);
    while (!waiting.isEmpty()) {
      BodyPart part = waiting.pop();
      part(part);
      List<BodyPart> children = part.children();
      for (int i = children.size() - 1; i >= 0; i--) {
        waiting.push(children.get(i));
      }
      part.body().ifPresent(waiting::push);
    }
  }

  private void part(BodyPart part) {
    out.write(part.isMultipart() ? MULTIPART : part.isMessage() ? MESSAGE : LEAF);
    string(part.type());
    string(part.subtype());
    parameters(part.parameters());
    string(part.contentId());
    string(part.description());
    string(part.rawEncoding());
    string(part.md5());
    string(part.disposition().map(ContentDisposition::type));
    part.disposition().ifPresent(disposition -> parameters(disposition.parameters()));
    number(part.languages().size());
    part.languages().forEach(this::string);
    string(part.location());
    number(part.headerStart());
    number(part.bodyStart() - part.headerStart());
    number(part.end() - part.bodyStart());
    number(part.lines());
    if (part.isMultipart()) {
      number(part.children().size());
    }
    part.envelope().ifPresent(this::envelope);
  }

  private void parameters(Parameters parameters) {
    number(parameters.asList().size());
    for (Parameter parameter : parameters) {
      string(parameter.name());
      string(parameter.value());
    }
  }

  private void envelope(MessageEnvelope envelope) {
    string(envelope.date());
    string(envelope.subject());
    addresses(envelope.from());
    addressesOrFrom(envelope.sender(), envelope.from());
    addressesOrFrom(envelope.replyTo(), envelope.from());
    addresses(envelope.to());
    addresses(envelope.cc());
    addresses(envelope.bcc());
    string(envelope.inReplyTo());
    string(envelope.messageId());
  }

  private void addressesOrFrom(List<EnvelopeAddress> list, List<EnvelopeAddress> from) {
    addresses(list.equals(from) ? List.of() : list);
  }

  private void addresses(List<EnvelopeAddress> list) {
    number(list.size());
    for (EnvelopeAddress address : list) {
      out.write(
          (address.name().isPresent() ? NAME : 0)
              | (address.route().isPresent() ? ROUTE : 0)
              | (address.mailbox().isPresent() ? MAILBOX : 0)
              | (address.host().isPresent() ? HOST : 0));
      address.name().ifPresent(this::string);
      address.route().ifPresent(this::string);
      address.mailbox().ifPresent(this::string);
      address.host().ifPresent(this::string);
    }
  }

  private void string(Optional<String> text) {
    string(text.orElse(null));
  }

  private void string(@Nullable String text) {
    if (text == null) {
      out.write(0);
      return;
    }
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    number(octets.length + 1L);
    out.writeBytes(octets);
  }

  private void number(long number) {
    long rest = number;
    while (rest > 0x7F) {
      out.write((int) (rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
