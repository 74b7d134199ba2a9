package io.mailcore.jakarta;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** Writes every line end as CRLF: texts of Jakarta Mail end their lines as their author did. */
final class CrlfOutput extends FilterOutputStream {

  private static final byte[] CRLF = {'\r', '\n'};

  private boolean cr;
  private boolean lineStart = true;

  CrlfOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, octets.length);
    int start = offset;
    for (int i = offset; i < offset + length; i++) {
      byte octet = octets[i];
      if (octet == '\r' || octet == '\n') {
        out.write(octets, start, i - start);
        start = i + 1;
        if (octet == '\r' || !cr) {
          out.write(CRLF, 0, 2);
        }
      }
      lineStart = octet == '\r' || octet == '\n';
      cr = octet == '\r';
    }
    out.write(octets, start, offset + length - start);
  }

  /** Ends the last line if it isn't. */
  void end() throws IOException {
    if (!lineStart) {
      out.write(CRLF, 0, 2);
      lineStart = true;
    }
  }

  /** Leaves the stream below open, which isn't ours. */
  @Override
  public void close() throws IOException {
    flush();
  }
}
