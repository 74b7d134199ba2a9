package io.mailcore.integration.client;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A value in a response of IMAP. */
public sealed interface ImapValue {

  /** An atom or number, as it was sent. */
  record Atom(String text) implements ImapValue {}

  /** A quoted string or a literal. */
  record Text(byte[] octets) implements ImapValue {}

  /** NIL. */
  record Nil() implements ImapValue {}

  /** Values in parentheses. */
  record Group(List<ImapValue> values) implements ImapValue {}

  /** The values in parentheses. */
  default List<ImapValue> values() {
    if (this instanceof Group group) {
      return group.values();
    }
    throw new AssertionError("no list: " + this);
  }

  /** Octets of a string; none for NIL. */
  default byte[] octets() {
    if (this instanceof Text text) {
      return text.octets();
    }
    if (this instanceof Nil) {
      return new byte[0];
    }
    throw new AssertionError("no string: " + this);
  }

  /** A string as ISO-8859-1, or an atom. */
  default String string() {
    return this instanceof Atom atom
        ? atom.text()
        : new String(octets(), StandardCharsets.ISO_8859_1);
  }

  /** A number. */
  default long number() {
    return Long.parseLong(string());
  }

  /** Whether it is NIL. */
  default boolean isNil() {
    return this instanceof Nil;
  }
}
