package io.mailcore.integration.replay;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Octets that a client sends at once, and how the answers begin that it then waits for.
 *
 * @param send with CR LF at the ends of lines, one octet a character
 * @param until how lines begin up to which it reads, one after the other
 */
record Step(String send, List<String> until) {

  /** Lines are given with LF and sent with CR LF. */
  static Step of(String send, String... until) {
    return new Step(send.replace("\n", "\r\n"), List.of(until));
  }

  byte[] octets() {
    return send.getBytes(StandardCharsets.ISO_8859_1);
  }
}
