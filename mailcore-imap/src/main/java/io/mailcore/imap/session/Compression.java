package io.mailcore.imap.session;

import io.mailcore.net.protocol.Connection;

/**
 * Both directions of a connection that is compressed (RFC 4978), and their memory, some 300 KiB.
 *
 * @param output compresses what is written
 * @param input decompresses what comes
 */
record Compression(CompressedConnection output, CompressedInput input) {

  static Compression of(Connection plain) {
    return new Compression(new CompressedConnection(plain), new CompressedInput());
  }

  void end() {
    output.end();
    input.end();
  }
}
