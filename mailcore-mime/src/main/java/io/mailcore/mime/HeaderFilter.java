package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The fields of a header that have one of some names, or the others, with every octet as it is in
 * the header: what IMAP's {@code HEADER.FIELDS} and {@code HEADER.FIELDS.NOT} ask for (RFC 3501
 * section 6.4.5). The empty line that ends the header is always part of it.
 *
 * <p>Holds the name of one field and no more, however long fields and header are. Lines that are no
 * fields have no name, so only {@link #excluding} passes them. For use by one thread at a time.
 */
public final class HeaderFilter extends InputStream {

  private static final int END = -1;

  /**
   * Blanks that may stand between a name and its colon (RFC 5322 section 4.5); more are no name.
   */
  private static final int BLANKS = 64;

  private enum State {
    LINE_START,
    NAME,
    REST_OF_LINE,
    DONE
  }

  private final InputStream in;
  private final Set<String> names = new HashSet<>();

  /** Which lengths the names have: most fields need not be looked up. */
  private final BitSet lengths = new BitSet();

  private final boolean including;
  private final byte[] name;
  private final byte[] input = new byte[4096];
  private int inputAt;
  private int inputEnd;
  private int nameLength;

  /** Octets of {@link #name} that are still to be given out, from {@link #givenFrom} on. */
  private int givenTo;

  private int givenFrom;
  private State state = State.LINE_START;
  private boolean passing;
  private boolean anyField;

  private HeaderFilter(InputStream header, Collection<String> names, boolean including) {
    this.in = requireNonNull(header, "header");
    this.including = including;
    int longest = 2;
    for (String wanted : requireNonNull(names, "names")) {
      this.names.add(FieldText.lower(wanted));
      lengths.set(wanted.length());
      longest = Math.max(longest, wanted.length());
    }
    this.name = new byte[longest + BLANKS + 1];
  }

  /**
   * Passes the fields with one of the names, in any case of letters, and the empty line.
   *
   * @param header a header; what follows its empty line is not read
   */
  public static HeaderFilter including(InputStream header, Collection<String> names) {
    return new HeaderFilter(header, names, true);
  }

  /** Passes the fields with none of the names, and the empty line. */
  public static HeaderFilter excluding(InputStream header, Collection<String> names) {
    return new HeaderFilter(header, names, false);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? END : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    int written = 0;
    while (written < length) {
      if (givenFrom < givenTo) {
        int n = Math.min(length - written, givenTo - givenFrom);
        System.arraycopy(name, givenFrom, target, offset + written, n);
        givenFrom += n;
        written += n;
      } else if (state == State.DONE) {
        break;
      } else {
        written += step(target, offset + written, length - written);
      }
    }
    return written == 0 && length > 0 ? END : written;
  }

  /** Consumes some input and returns how many octets of it went to the target. */
  private int step(byte[] target, int offset, int room) throws IOException {
    if (inputAt == inputEnd) {
      inputAt = 0;
      inputEnd = Math.max(0, in.read(input, 0, input.length));
      if (inputEnd == 0) {
        atEnd();
        return 0;
      }
    }
    if (state == State.REST_OF_LINE) {
      return restOfLine(target, offset, room);
    }
    name(input[inputAt++]);
    return 0;
  }

  /** The header ends within a name: it was no field, or the first octet of an empty line. */
  private void atEnd() {
    if (state == State.NAME) {
      decide(false);
    }
    state = State.DONE;
  }

  private int restOfLine(byte[] target, int offset, int room) {
    int from = inputAt;
    int most = passing ? Math.min(inputEnd, inputAt + room) : inputEnd;
    while (inputAt < most && input[inputAt] != '\n') {
      inputAt++;
    }
    if (inputAt < most) {
      inputAt++;
      state = State.LINE_START;
    }
    if (!passing) {
      return 0;
    }
    System.arraycopy(input, from, target, offset, inputAt - from);
    return inputAt - from;
  }

  private void name(byte octet) {
    if (state == State.LINE_START) {
      if (octet == ' ' || octet == '\t') {
        // A continuation goes where its field went; before any field it belongs to none.
        passing = anyField ? passing : !including;
        give(octet);
        state = State.REST_OF_LINE;
        return;
      }
      nameLength = 0;
      state = State.NAME;
    }
    name[nameLength++] = octet;
    if (octet == '\n') {
      boolean empty = nameLength == 1 || (nameLength == 2 && name[0] == '\r');
      passing = empty || !including;
      anyField = true;
      give();
      state = empty ? State.DONE : State.LINE_START;
    } else if (octet == ':') {
      decide(true);
      state = State.REST_OF_LINE;
    } else if (nameLength == name.length) {
      decide(false);
      state = State.REST_OF_LINE;
    }
  }

  private void decide(boolean isField) {
    int end = isField ? nameLength - 1 : nameLength;
    while (end > 0 && isBlank(name[end - 1])) {
      end--;
    }
    boolean named = isField && lengths.get(end) && names.contains(lowerName(end));
    passing = named == including;
    anyField = true;
    give();
  }

  private String lowerName(int length) {
    return FieldText.lower(new String(name, 0, length, StandardCharsets.ISO_8859_1));
  }

  private void give() {
    givenFrom = 0;
    givenTo = passing ? nameLength : 0;
  }

  private void give(byte octet) {
    name[0] = octet;
    nameLength = 1;
    give();
  }

  private static boolean isBlank(byte octet) {
    return octet == ' ' || octet == '\t';
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
