package io.mailcore.mime;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes text in Quoted-Printable (RFC 2045 section 6.7), any line end as CRLF. */
final class QuotedPrintableText {

  /** RFC 2045 section 6.7 rule 5, the equals sign of the soft line break included. */
  private static final int LINE = 76;

  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] SOFT_BREAK = {'=', '\r', '\n'};

  private final OutputStream out;
  private int column;

  private QuotedPrintableText(OutputStream out) {
    this.out = out;
  }

  static void write(byte[] utf8, OutputStream out) throws IOException {
    new QuotedPrintableText(out).write(utf8);
  }

  private void write(byte[] text) throws IOException {
    for (int i = 0; i < text.length; i++) {
      byte octet = text[i];
      boolean lastOfLine = i + 1 == text.length || isLineEnd(text[i + 1]);
      if (isLineEnd(octet)) {
        i += octet == '\r' && i + 1 < text.length && text[i + 1] == '\n' ? 1 : 0;
        out.write(CRLF);
        column = 0;
      } else if (isPlain(octet, lastOfLine)) {
        breakBefore(1, lastOfLine);
        out.write(octet);
        column++;
      } else {
        breakBefore(3, lastOfLine);
        out.write('=');
        out.write(HEX[octet >> 4 & 0xF]);
        out.write(HEX[octet & 0xF]);
        column += 3;
      }
    }
    if (column > 0) {
      out.write(CRLF);
    }
  }

  private void breakBefore(int width, boolean lastOfLine) throws IOException {
    if (column + width > (lastOfLine ? LINE : LINE - 1)) {
      out.write(SOFT_BREAK);
      column = 0;
    }
  }

  /**
   * Dots and the F of "From" are escaped at the start of a line: neither a relay that forgets to
   * double dots nor one that writes mbox files can change the text (RFC 2049 section 3).
   */
  private boolean isPlain(byte octet, boolean lastOfLine) {
    if (octet == ' ' || octet == '\t') {
      return !lastOfLine;
    }
    boolean start = column == 0 || column == LINE - 1;
    return octet > ' '
        && octet <= '~'
        && octet != '='
        && !(start && (octet == '.' || octet == 'F'));
  }

  private static boolean isLineEnd(byte octet) {
    return octet == '\r' || octet == '\n';
  }
}
