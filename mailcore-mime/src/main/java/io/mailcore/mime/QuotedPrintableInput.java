package io.mailcore.mime;

import java.io.IOException;
import java.io.InputStream;

/** Quoted-Printable (RFC 2045 section 6.7). */
final class QuotedPrintableInput extends DecodingInput {

  /** Blanks that are held back until it is known whether a line ends: more than one may have. */
  private static final int MOST_BLANKS = 1000;

  private enum State {
    TEXT,
    CR,
    ESCAPE,
    SECOND_DIGIT,
    SOFT_BREAK_BLANKS,
    SOFT_BREAK_CR
  }

  private final boolean strict;
  private final byte[] blanks = new byte[MOST_BLANKS];
  private final byte[] out = new byte[MOST_BLANKS + 8];
  private int blankCount;
  private int outFrom;
  private int outTo;
  private int firstDigit;
  private State state = State.TEXT;
  private boolean ended;

  QuotedPrintableInput(InputStream in, boolean strict) {
    super(in);
    this.strict = strict;
  }

  @Override
  int decoded() throws IOException {
    while (outFrom == outTo) {
      if (ended) {
        return END;
      }
      outFrom = 0;
      outTo = 0;
      int octet = encoded();
      ended = octet == END;
      while (!take(octet)) {
        // The octet ended an escape that wasn't one, and counts as text now.
      }
    }
    return out[outFrom++] & 0xFF;
  }

  /** Text, escapes and line ends that nothing before or behind them changes. */
  @Override
  int run(byte[] target, int offset, int length) {
    if (state != State.TEXT || blankCount > 0 || outFrom < outTo) {
      return 0;
    }
    int out = offset;
    int end = offset + length;
    while (out < end && at < filled) {
      int octet = buffer[at];
      if (isPrintable(octet) && octet != '=' || isInnerBlank(octet)) {
        target[out++] = (byte) octet;
        at++;
      } else if (octet == '=') {
        int escaped = escaped();
        if (escaped < 0) {
          break;
        }
        target[out++] = (byte) escaped;
        at += 3;
      } else if (octet == '\r' && at + 1 < filled && buffer[at + 1] == '\n' && out + 1 < end) {
        target[out++] = '\r';
        target[out++] = '\n';
        at += 2;
      } else {
        break;
      }
    }
    return out - offset;
  }

  private static boolean isPrintable(int octet) {
    return octet > ' ' && octet <= '~';
  }

  /** Whether a blank is next that no other follows and no line end. */
  private boolean isInnerBlank(int octet) {
    return (octet == ' ' || octet == '\t') && at + 1 < filled && isPrintable(buffer[at + 1]);
  }

  /** What the two digits behind the next octet stand for; negative if they aren't there. */
  private int escaped() {
    if (at + 2 >= filled) {
      return -1;
    }
    int high = Charsets.hexDigit(buffer[at + 1]);
    int low = Charsets.hexDigit(buffer[at + 2]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }

  /** Takes an octet or the end; false if it must be taken again in the new state. */
  private boolean take(int octet) throws UndecodableException {
    return switch (state) {
      case TEXT -> text(octet);
      case CR -> afterCr(octet);
      case ESCAPE -> escape(octet);
      case SECOND_DIGIT -> secondDigit(octet);
      case SOFT_BREAK_BLANKS -> softBreakBlanks(octet);
      case SOFT_BREAK_CR -> softBreakCr(octet);
    };
  }

  /** Blanks at the end of a line were added on the way and are left out (rule 3). */
  private boolean text(int octet) throws UndecodableException {
    if (octet == ' ' || octet == '\t') {
      if (blankCount == MOST_BLANKS) {
        giveBlanks();
      }
      blanks[blankCount++] = (byte) octet;
    } else if (octet == '=') {
      giveBlanks();
      state = State.ESCAPE;
    } else if (octet == '\r') {
      state = State.CR;
    } else if (octet == '\n' || octet == END) {
      blankCount = 0;
      give(octet);
    } else {
      if (strict && (octet < ' ' || octet > '~')) {
        throw new UndecodableException("quoted-printable: octet " + octet);
      }
      giveBlanks();
      give(octet);
    }
    return true;
  }

  private boolean afterCr(int octet) {
    state = State.TEXT;
    if (octet == '\n') {
      blankCount = 0;
    } else {
      giveBlanks();
    }
    give('\r');
    return false;
  }

  private boolean escape(int octet) throws UndecodableException {
    if (Charsets.hexDigit(octet) >= 0) {
      firstDigit = octet;
      state = State.SECOND_DIGIT;
    } else if (octet == '\n' || octet == END) {
      state = State.TEXT;
    } else if (octet == '\r') {
      state = State.SOFT_BREAK_CR;
    } else if (octet == ' ' || octet == '\t') {
      blanks[blankCount++] = (byte) octet;
      state = State.SOFT_BREAK_BLANKS;
    } else {
      return noEscape();
    }
    return true;
  }

  private boolean secondDigit(int octet) throws UndecodableException {
    int low = Charsets.hexDigit(octet);
    if (low < 0) {
      noEscape();
      give(firstDigit);
      return false;
    }
    state = State.TEXT;
    give(Charsets.hexDigit(firstDigit) << 4 | low);
    return true;
  }

  /** Blanks that a relay put between the equals sign of a soft line break and the line end. */
  private boolean softBreakBlanks(int octet) throws UndecodableException {
    if ((octet == ' ' || octet == '\t') && blankCount < MOST_BLANKS) {
      blanks[blankCount++] = (byte) octet;
    } else if (octet == '\r') {
      state = State.SOFT_BREAK_CR;
    } else if (octet == '\n' || octet == END) {
      blankCount = 0;
      state = State.TEXT;
    } else {
      return noEscape();
    }
    return true;
  }

  private boolean softBreakCr(int octet) throws UndecodableException {
    if (octet == '\n' || octet == END) {
      blankCount = 0;
      state = State.TEXT;
      return true;
    }
    noEscape();
    giveBlanks();
    give('\r');
    return false;
  }

  /** The equals sign stood for itself; what came behind it is text. */
  private boolean noEscape() throws UndecodableException {
    if (strict) {
      throw new UndecodableException("quoted-printable: an equals sign without digits");
    }
    state = State.TEXT;
    give('=');
    return false;
  }

  private void giveBlanks() {
    System.arraycopy(blanks, 0, out, outTo, blankCount);
    outTo += blankCount;
    blankCount = 0;
  }

  private void give(int octet) {
    if (octet != END) {
      out[outTo++] = (byte) octet;
    }
  }
}
