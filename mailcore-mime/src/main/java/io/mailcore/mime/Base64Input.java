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

  /** Whole groups, and the line ends between them. */
  @Override
  int run(byte[] target, int offset, int length) {
    if (count != 0 || padded) {
      return 0;
    }
    int out = offset;
    int last = offset + length - 3;
    while (out <= last && at + 4 <= filled) {
      int group =
          Base64Text.value(buffer[at] & 0xFF) << 18
              | Base64Text.value(buffer[at + 1] & 0xFF) << 12
              | Base64Text.value(buffer[at + 2] & 0xFF) << 6
              | Base64Text.value(buffer[at + 3] & 0xFF);
      if (group >= 0) {
        target[out] = (byte) (group >> 16);
        target[out + 1] = (byte) (group >> 8);
        target[out + 2] = (byte) group;
        out += 3;
        at += 4;
      } else if (buffer[at] == '\r' || buffer[at] == '\n') {
        at++;
      } else {
        break;
      }
    }
    return out - offset;
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
