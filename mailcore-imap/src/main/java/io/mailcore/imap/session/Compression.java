package io.mailcore.imap.session;

import io.mailcore.net.protocol.Connection;

/**
 * Both directions of a connection that is compressed (RFC 4978), and their memory, some 300 KiB.
 *
 * @param plain what is below
 * @param output compresses what is written
 * @param input decompresses what comes
 */
record Compression(Connection plain, CompressedConnection output, CompressedInput input) {

  static Compression of(Connection plain) {
    return new Compression(plain, new CompressedConnection(plain), new CompressedInput());
  }

  void end() {
    output.end();
    input.end();
  }
}
