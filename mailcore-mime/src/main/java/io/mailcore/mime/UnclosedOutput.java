package io.mailcore.mime;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets an encoder end its output without closing what lies below. */
final class UnclosedOutput extends FilterOutputStream {

  UnclosedOutput(OutputStream out) {
    super(out);
  }

  @Override
  public void write(byte[] octets, int offset, int length) throws IOException {
    out.write(octets, offset, length);
  }

  @Override
  public void flush() {
    // The stream below is flushed by its owner.
  }

  @Override
  public void close() {
    // The stream below is closed by its owner.
  }
}
