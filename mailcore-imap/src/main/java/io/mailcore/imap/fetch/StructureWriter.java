package io.mailcore.imap.fetch;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.mime.BodyPart;
import io.mailcore.mime.EnvelopeAddress;
import io.mailcore.mime.MessageEnvelope;
import io.mailcore.mime.Parameter;
import io.mailcore.mime.Parameters;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Writes ENVELOPE, BODY and BODYSTRUCTURE (RFC 3501 section 7.4.2). */
public final class StructureWriter {

  private final ImapWriter out;
  private final boolean extended;

  /** What is still to be written, the next on top: nesting takes no stack. */
  private final Deque<Runnable> todo = new ArrayDeque<>();

  private StructureWriter(ImapWriter out, boolean extended) {
    this.out = out;
    this.extended = extended;
  }

  /**
   * Writes the value of BODY.
   *
   * @param root the message
   * @param out where to
   */
  public static void body(BodyPart root, ImapWriter out) {
    new StructureWriter(out, false).write(root);
  }

  /**
   * Writes the value of BODYSTRUCTURE: that of BODY with extension data.
   *
   * @param root the message
   * @param out where to
   */
  public static void bodyStructure(BodyPart root, ImapWriter out) {
    new StructureWriter(out, true).write(root);
  }

  /**
   * Writes the value of ENVELOPE.
   *
   * @param envelope the parsed header
   * @param out where to
   */
  public static void envelope(MessageEnvelope envelope, ImapWriter out) {
    out.open();
    HeaderText.write(envelope.date(), out);
    HeaderText.write(envelope.subject(), out);
    addresses(envelope.from(), out);
    addresses(envelope.sender(), out);
    addresses(envelope.replyTo(), out);
    addresses(envelope.to(), out);
    addresses(envelope.cc(), out);
    addresses(envelope.bcc(), out);
    HeaderText.write(envelope.inReplyTo(), out);
    HeaderText.write(envelope.messageId(), out);
    out.close();
  }

  private static void addresses(List<EnvelopeAddress> addresses, ImapWriter out) {
    if (addresses.isEmpty()) {
      out.nil();
      return;
    }
    out.open();
    for (EnvelopeAddress address : addresses) {
      out.glue().open();
      HeaderText.write(address.name(), out);
      HeaderText.write(address.route(), out);
      HeaderText.write(address.mailbox(), out);
      HeaderText.write(address.host(), out);
      out.close();
    }
    out.close();
  }

  private void write(BodyPart root) {
    todo.push(() -> part(root));
    while (!todo.isEmpty()) {
      todo.pop().run();
    }
  }

  private void part(BodyPart part) {
    out.open();
    if (part.isMultipart()) {
      todo.push(() -> multipartEnd(part));
      List<BodyPart> children = part.children();
      for (int i = children.size() - 1; i >= 0; i--) {
        BodyPart child = children.get(i);
        todo.push(
            () -> {
              out.glue();
              part(child);
            });
      }
      return;
    }
    fields(part);
    if (part.isMessage() && hasBodyOnTheWire(part)) {
      envelope(part.envelope().orElseThrow(), out);
      todo.push(() -> messageEnd(part));
      todo.push(() -> part(part.body().orElseThrow()));
    } else {
      if (part.isText()) {
        out.number(part.lines());
      }
      leafEnd(part);
    }
  }

  /** For clients of IMAP4rev1, message/global is a type like any other (RFC 9051 section 9). */
  private boolean hasBodyOnTheWire(BodyPart part) {
    return out.isUtf8() || part.isType("message", "rfc822");
  }

  private void fields(BodyPart part) {
    HeaderText.write(part.type(), out);
    HeaderText.write(part.subtype(), out);
    Parameters parameters = part.parameters().joined();
    if (part.isText() && parameters.first("charset").isEmpty()) {
      parametersWithCharset(parameters);
    } else {
      parameters(parameters);
    }
    HeaderText.write(part.contentId(), out);
    HeaderText.write(part.description(), out);
    HeaderText.write(encoding(part.encoding()), out);
    out.number(part.size());
  }

  private static String encoding(String encoding) {
    String upper = encoding.toUpperCase(Locale.ROOT);
    return switch (upper) {
      // As the grammar has them; all others as they are in the header.
      case "7BIT", "8BIT", "BINARY", "BASE64", "QUOTED-PRINTABLE" -> upper;
      default -> encoding;
    };
  }

  private void messageEnd(BodyPart part) {
    out.number(part.lines());
    leafEnd(part);
  }

  private void leafEnd(BodyPart part) {
    if (extended) {
      HeaderText.write(part.md5(), out);
      extension(part);
    }
    out.close();
  }

  private void multipartEnd(BodyPart part) {
    HeaderText.write(part.subtype(), out);
    if (extended) {
      parameters(part.parameters().joined());
      extension(part);
    }
    out.close();
  }

  private void extension(BodyPart part) {
    if (part.disposition().isPresent()) {
      out.open();
      HeaderText.write(part.disposition().get().type(), out);
      parameters(part.disposition().get().parameters().joined());
      out.close();
    } else {
      out.nil();
    }
    if (part.languages().isEmpty()) {
      out.nil();
    } else {
      out.open();
      part.languages().forEach(language -> HeaderText.write(language, out));
      out.close();
    }
    HeaderText.write(part.location(), out);
  }

  private void parameters(Parameters parameters) {
    if (parameters.isEmpty()) {
      out.nil();
      return;
    }
    out.open();
    parameters.forEach(this::parameter);
    out.close();
  }

  /** Text without a charset is US-ASCII (RFC 2045 section 5.2), and the client is told so. */
  private void parametersWithCharset(Parameters parameters) {
    out.open();
    parameters.forEach(this::parameter);
    out.string("CHARSET").string("US-ASCII").close();
  }

  private void parameter(Parameter parameter) {
    HeaderText.write(parameter.name(), out);
    HeaderText.write(parameter.value(), out);
  }
}
