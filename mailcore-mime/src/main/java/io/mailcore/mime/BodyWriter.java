package io.mailcore.mime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Writes the body of a new message, from {@code Content-Type} on: {@code mixed(alternative(text,
 * related(html, images)), files)}, without the levels that have but one part.
 */
final class BodyWriter {

  private static final byte[] CRLF = {'\r', '\n'};

  private interface Part {
    /** Writes fields, empty line and body; the body ends with CRLF. */
    void write() throws IOException;
  }

  private final OutputStream out;
  private final HeaderWriter header;
  private final Optional<byte[]> text;
  private final Optional<byte[]> html;
  private final List<Attachment> attachments;

  BodyWriter(
      OutputStream out,
      Optional<byte[]> text,
      Optional<byte[]> html,
      List<Attachment> attachments) {
    this.out = out;
    this.header = new HeaderWriter(out);
    this.text = text;
    this.html = html;
    this.attachments = List.copyOf(attachments);
  }

  void write() throws IOException {
    List<Part> related = new ArrayList<>();
    List<Part> mixed = new ArrayList<>();
    for (Attachment attachment : attachments) {
      boolean shown = attachment.contentId().isPresent() && html.isPresent();
      (shown ? related : mixed).add(() -> attachment(attachment, shown));
    }
    html.ifPresent(octets -> related.add(0, () -> text("html", octets)));
    List<Part> alternatives = new ArrayList<>();
    if (text.isPresent() || (html.isEmpty() && attachments.isEmpty())) {
      byte[] octets = text.orElse(new byte[0]);
      alternatives.add(() -> text("plain", octets));
    }
    if (!related.isEmpty()) {
      alternatives.add(() -> multipart("related", related));
    }
    if (!alternatives.isEmpty()) {
      mixed.add(0, () -> multipart("alternative", alternatives));
    }
    multipart("mixed", mixed);
  }

  private void multipart(String subtype, List<Part> parts) throws IOException {
    if (parts.size() == 1) {
      parts.get(0).write();
      return;
    }
    // Neither Quoted-Printable nor Base64 ever has "=_" in a line.
    String boundary = "=_" + Tokens.next();
    header.raw("Content-Type", "multipart/" + subtype + "; boundary=\"" + boundary + "\"");
    header.end();
    byte[] delimiter = HeaderWriter.ascii("--" + boundary);
    for (Part part : parts) {
      out.write(delimiter);
      out.write(CRLF);
      part.write();
    }
    out.write(delimiter);
    out.write(HeaderWriter.ascii("--\r\n"));
  }

  private void text(String subtype, byte[] utf8) throws IOException {
    header.raw("Content-Type", "text/" + subtype + "; charset=UTF-8");
    if (isMostlyAscii(utf8)) {
      header.raw("Content-Transfer-Encoding", "quoted-printable");
      header.end();
      QuotedPrintableText.write(utf8, out);
    } else {
      header.raw("Content-Transfer-Encoding", "base64");
      header.end();
      LineEnds.writeBase64(utf8, out);
    }
  }

  private static boolean isMostlyAscii(byte[] utf8) {
    int others = 0;
    for (byte octet : utf8) {
      others += octet < 0 ? 1 : 0;
    }
    return others <= utf8.length / 4;
  }

  private void attachment(Attachment attachment, boolean shown) throws IOException {
    header.raw("Content-Type", attachment.mediaType());
    header.raw("Content-Transfer-Encoding", "base64");
    header.raw(
        "Content-Disposition",
        (shown ? "inline" : "attachment")
            + Rfc2231Encoder.parameter("filename", attachment.fileName()));
    Optional<String> id = attachment.contentId();
    if (id.isPresent()) {
      header.raw("Content-ID", "<" + id.get() + ">");
    }
    header.end();
    OutputStream encoder = Base64.getMimeEncoder().wrap(new UnclosedOutput(out));
    try (InputStream content = attachment.content().open()) {
      content.transferTo(encoder);
    }
    encoder.close();
    out.write(CRLF);
  }
}
