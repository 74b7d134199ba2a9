package io.mailcore.mime;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;

/** Text with any line ends as text with CRLF: the canonical form that is encoded (RFC 2049). */
final class LineEnds {

  private LineEnds() {}

  static void writeBase64(byte[] text, OutputStream out) throws IOException {
    try (OutputStream encoder = Base64.getMimeEncoder().wrap(new UnclosedOutput(out))) {
      int from = 0;
      for (int i = 0; i < text.length; i++) {
        if (text[i] == '\r' || text[i] == '\n') {
          encoder.write(text, from, i - from);
          encoder.write('\r');
          encoder.write('\n');
          i += text[i] == '\r' && i + 1 < text.length && text[i + 1] == '\n' ? 1 : 0;
          from = i + 1;
        }
      }
      encoder.write(text, from, text.length - from);
    }
    out.write('\r');
    out.write('\n');
  }
}
