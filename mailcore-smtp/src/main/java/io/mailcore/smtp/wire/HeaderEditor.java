package io.mailcore.smtp.wire;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Lets a message through, field by field, without those that a sender has no business to set, and
 * notes what the server must know of the header. Lines end with CR LF; the header ends at the first
 * empty line. Holds the name of one field and at most 4 KiB of the few that must be looked into.
 * For use by one thread at a time.
 */
public final class HeaderEditor {

  private static final int LONGEST_NAME = 64;
  private static final int MAX_HELD = 4096;
  private static final int MAX_DELIVERED_TO = 200;

  /** Takes what is let through; the buffer is good for the call only. */
  @FunctionalInterface
  public interface Output {
    /** Takes the remaining octets. */
    void write(ByteBuffer octets);
  }

  /**
   * What is removed and added.
   *
   * @param removeBcc whether Bcc and Resent-Bcc are removed, as only the server that a message is
   *     submitted to does
   * @param authenticationId the name under which this server reports on authentication: fields that
   *     claim it are removed (RFC 8601, section 5)
   * @param additions whole fields to be added at the end of the header, made when all of it has
   *     been seen
   */
  public record Rules(
      boolean removeBcc, String authenticationId, Function<HeaderEditor, byte[]> additions) {
    public Rules {
      requireNonNull(authenticationId, "authenticationId");
      requireNonNull(additions, "additions");
    }
  }

  private enum State {
    LINE_START,
    NAME,
    VALUE,
    END_CR,
    BODY
  }

  private enum Action {
    PASS,
    DROP,
    HOLD
  }

  private final Rules rules;
  private final Output out;
  private final byte[] name = new byte[LONGEST_NAME];
  private final ByteArrayOutputStream held = new ByteArrayOutputStream();
  private final List<String> deliveredTo = new ArrayList<>();
  private State state = State.LINE_START;
  private Action action = Action.PASS;
  private int nameLength;
  private int receivedFields;
  private int fromFields;
  private boolean hasDate;
  private boolean hasMessageId;
  private String heldName = "";

  /** Creates an editor that writes to {@code out}. */
  public HeaderEditor(Rules rules, Output out) {
    this.rules = requireNonNull(rules, "rules");
    this.out = requireNonNull(out, "out");
  }

  /** Takes the next octets of the message, all that remain. */
  public void accept(ByteBuffer in) {
    while (in.hasRemaining()) {
      switch (state) {
        case BODY -> out.write(in);
        case VALUE -> value(in);
        case LINE_START -> lineStart(in.get());
        case NAME -> name(in.get());
        case END_CR -> endOfHeader(in.get());
        default -> throw new IllegalStateException("state: " + state);
      }
    }
  }

  /** The message is over. */
  public void finish() {
    if (state == State.BODY) {
      return;
    }
    if (state == State.NAME) {
      decide("");
    }
    endField();
    out.write(ByteBuffer.wrap(rules.additions().apply(this)));
    state = State.BODY;
  }

  private void lineStart(byte octet) {
    if (Ascii.isBlank(octet)) {
      state = State.VALUE;
      write(octet);
      return;
    }
    endField();
    if (octet == '\r') {
      state = State.END_CR;
      return;
    }
    state = State.NAME;
    nameLength = 0;
    name(octet);
  }

  private void name(byte octet) {
    name[nameLength++] = octet;
    if (octet == ':') {
      decide(fieldName());
      state = State.VALUE;
    } else if (octet == '\n') {
      decide("");
      state = State.LINE_START;
    } else if (nameLength == LONGEST_NAME) {
      decide("");
      state = State.VALUE;
    }
  }

  private String fieldName() {
    String text = new String(name, 0, nameLength - 1, StandardCharsets.ISO_8859_1);
    return Ascii.upper(Ascii.stripEnd(text));
  }

  private void decide(String field) {
    action = Action.PASS;
    switch (field) {
      case "RECEIVED" -> receivedFields++;
      case "FROM" -> fromFields++;
      case "DATE" -> hasDate = true;
      case "MESSAGE-ID" -> hasMessageId = true;
      case "RETURN-PATH" -> action = Action.DROP;
      case "BCC", "RESENT-BCC" -> action = rules.removeBcc() ? Action.DROP : Action.PASS;
      case "AUTHENTICATION-RESULTS", "DELIVERED-TO" -> action = Action.HOLD;
      default -> action = Action.PASS;
    }
    heldName = field;
    write(ByteBuffer.wrap(name, 0, nameLength));
  }

  private void value(ByteBuffer in) {
    int from = in.position();
    int at = from;
    while (at < in.limit() && in.get(at) != '\n') {
      at++;
    }
    if (at < in.limit()) {
      at++;
      state = State.LINE_START;
    }
    ByteBuffer line = in.slice(from, at - from);
    in.position(at);
    write(line);
  }

  private void write(byte octet) {
    write(ByteBuffer.wrap(new byte[] {octet}));
  }

  private void write(ByteBuffer octets) {
    if (action == Action.PASS) {
      out.write(octets);
    } else if (action == Action.HOLD) {
      int room = MAX_HELD - held.size();
      byte[] start = new byte[Math.min(room, octets.remaining())];
      octets.get(start);
      held.writeBytes(start);
      if (held.size() == MAX_HELD) {
        endField();
        write(octets);
      }
    }
  }

  /** Lets a field through that was held, or drops it; the rest of it, if any, goes the same way. */
  private void endField() {
    if (action != Action.HOLD) {
      return;
    }
    action = Action.PASS;
    String field = held.toString(StandardCharsets.ISO_8859_1);
    String value = field.substring(field.indexOf(':') + 1);
    if (heldName.equals("DELIVERED-TO")) {
      if (deliveredTo.size() < MAX_DELIVERED_TO) {
        deliveredTo.add(value.strip());
      }
    } else if (AuthenticationId.claims(value, rules.authenticationId())) {
      action = Action.DROP;
    }
    if (action == Action.PASS) {
      out.write(ByteBuffer.wrap(held.toByteArray()));
    }
    held.reset();
  }

  private void endOfHeader(byte octet) {
    state = State.BODY;
    out.write(ByteBuffer.wrap(rules.additions().apply(this)));
    out.write(ByteBuffer.wrap(new byte[] {'\r', octet}));
  }

  /** How many Received fields there are so far: the servers that it came through. */
  public int receivedFields() {
    return receivedFields;
  }

  /** How many From fields there are so far. */
  public int fromFields() {
    return fromFields;
  }

  /** Whether there has been a Date field. */
  public boolean hasDate() {
    return hasDate;
  }

  /** Whether there has been a Message-ID field. */
  public boolean hasMessageId() {
    return hasMessageId;
  }

  /** The values of the Delivered-To fields so far. */
  public List<String> deliveredTo() {
    return List.copyOf(deliveredTo);
  }
}
