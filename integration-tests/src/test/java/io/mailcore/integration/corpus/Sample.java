package io.mailcore.integration.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A message that may be sent: lines end with CR LF, there is no NUL.
 *
 * @param name the file's, or what it is about
 */
record Sample(String name, byte[] octets) {

  /** Makes whatever a file holds fit to be sent: every CR or LF ends a line, NULs are left out. */
  static Sample normalised(String name, byte[] raw) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length + raw.length / 20 + 2);
    boolean afterCr = false;
    boolean lineStart = true;
    for (byte octet : raw) {
      if (octet == '\n' && afterCr) {
        afterCr = false;
        continue;
      }
      afterCr = octet == '\r';
      if (octet == '\r' || octet == '\n') {
        out.write('\r');
        out.write('\n');
        lineStart = true;
      } else if (octet != 0) {
        out.write(octet);
        lineStart = false;
      }
    }
    if (!lineStart) {
      out.write('\r');
      out.write('\n');
    }
    return new Sample(name, out.toByteArray());
  }

  /** From text, one octet a character. */
  static Sample of(String name, String text) {
    return normalised(name, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * The message as it must lie in a mailbox below the fields that delivery adds: Return-Path is the
   * delivering server's alone, so that those of others are taken away (RFC 5321, section 4.4).
   */
  byte[] delivered() {
    String text = new String(octets, StandardCharsets.ISO_8859_1);
    StringBuilder kept = new StringBuilder(text.length());
    int at = 0;
    boolean dropping = false;
    while (at < text.length() && !text.startsWith("\r\n", at)) {
      int end = text.indexOf("\r\n", at) + 2;
      String line = text.substring(at, end);
      boolean continued = line.startsWith(" ") || line.startsWith("\t");
      dropping = continued ? dropping : isReturnPath(line);
      if (!dropping) {
        kept.append(line);
      }
      at = end;
    }
    return kept.append(text, at, text.length()).toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static boolean isReturnPath(String line) {
    int colon = line.indexOf(':');
    return colon > 0
        && line.substring(0, colon).strip().toLowerCase(Locale.ROOT).equals("return-path");
  }
}
