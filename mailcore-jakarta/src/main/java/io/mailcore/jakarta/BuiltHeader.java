package io.mailcore.jakarta;

import io.mailcore.mime.Addresses;
import io.mailcore.mime.EnvelopeAddress;
import io.mailcore.mime.HeaderField;
import io.mailcore.mime.HeaderFields;
import io.mailcore.mime.MessageBuilder;
import io.mailcore.model.Envelope;
import io.mailcore.model.MailAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The header that a {@link MessageBuilder} writes, read for the addresses in it. */
final class BuiltHeader {

  private final HeaderFields fields;

  private BuiltHeader(HeaderFields fields) {
    this.fields = fields;
  }

  /** Has the message written up to its empty line; attachments aren't opened. */
  static BuiltHeader of(MessageBuilder message) throws IOException {
    HeaderOctets octets = new HeaderOctets();
    try {
      message.writeTo(octets);
    } catch (HeaderOctets.Complete e) {
      return new BuiltHeader(HeaderFields.parse(octets.header.toByteArray()));
    }
    return new BuiltHeader(HeaderFields.parse(octets.header.toByteArray()));
  }

  /** From the author to the recipients that the header names. */
  Envelope envelope() {
    Set<MailAddress> recipients = new LinkedHashSet<>(addresses("To"));
    recipients.addAll(addresses("Cc"));
    if (recipients.isEmpty()) {
      throw new IllegalArgumentException("recipients: none (expected: 1 or more)");
    }
    return Envelope.of(addresses("From").get(0), List.copyOf(recipients));
  }

  private List<MailAddress> addresses(String name) {
    return fields.all(name).stream()
        .map(HeaderField::value)
        .flatMap(value -> Addresses.parse(value).stream())
        .map(EnvelopeAddress::address)
        .flatMap(address -> address.stream())
        .map(MailAddress::of)
        .toList();
  }

  /** Keeps what is written up to the empty line, then ends the writing. */
  private static final class HeaderOctets extends OutputStream {

    private static final class Complete extends IOException {
      private static final long serialVersionUID = 1L;
    }

    private final ByteArrayOutputStream header = new ByteArrayOutputStream();
    private int lineLength;

    @Override
    public void write(int octet) throws IOException {
      header.write(octet);
      if (octet != '\n') {
        lineLength += octet == '\r' ? 0 : 1;
        return;
      }
      if (lineLength == 0) {
        throw new Complete();
      }
      lineLength = 0;
    }
  }
}
