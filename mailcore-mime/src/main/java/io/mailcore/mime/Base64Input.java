package io.mailcore.mime;

import java.io.IOException;
import java.io.InputStream;

/**
 * Base64 (RFC 2045 section 6.8). Leniently, padding ends a group and whatever follows starts the
 * next one, since some senders glue encoded pieces together.
 */
final class Base64Input extends DecodingInput {

  private final boolean strict;
  private int bits;
  private int count;

  /** Characters of the group so far, modulo four. */
  private int inGroup;

  private boolean padded;

  Base64Input(InputStream in, boolean strict) {
    super(in);
    this.strict = strict;
  }

  @Override
  int decoded() throws IOException {
    while (true) {
      int octet = encoded();
      if (octet == END) {
        if (strict && inGroup != 0) {
          throw new UndecodableException("base64: the last group is not whole");
        }
        return END;
      }
      int value = Base64Text.value(octet);
      if (value == Base64Text.PAD) {
        padding();
      } else if (value == Base64Text.NONE) {
        if (strict && octet != '\r' && octet != '\n' && octet != ' ' && octet != '\t') {
          throw new UndecodableException("base64: octet " + octet);
        }
      } else {
        if (strict && padded) {
          throw new UndecodableException("base64: more after the padding");
        }
        inGroup = inGroup + 1 & 3;
        bits = (bits << 6 | value) & 0xFFFFFF;
        count += 6;
        if (count >= 8) {
          count -= 8;
          return bits >>> count & 0xFF;
        }
      }
    }
  }

  private void padding() throws UndecodableException {
    if (strict) {
      if (inGroup < 2 || (bits & (1 << count) - 1) != 0) {
        throw new UndecodableException("base64: padding");
      }
      padded = true;
      inGroup = inGroup + 1 & 3;
      return;
    }
    bits = 0;
    count = 0;
  }
}
