package io.mailcore.net.auth;

import io.mailcore.net.protocol.Authenticator.Kind;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** A name and a password, decoded. The password is there once, and can be cleared. */
final class Credentials {

  static final int MAX_LOGIN = 255;
  static final int MAX_PASSWORD = 1024;

  private final String login;
  private final char[] password;
  private final Optional<Kind> flaw;

  private Credentials(String login, char[] password, Optional<Kind> flaw) {
    this.login = login;
    this.password = password;
    this.flaw = flaw;
  }

  private static Credentials flawed(String login, Kind kind) {
    return new Credentials(login, new char[0], Optional.of(kind));
  }

  /** Decodes both (UTF-8, RFC 4616, section 2) and clears {@code password}. */
  static Credentials decode(byte[] login, byte[] password) {
    char[] name = {};
    char[] secret = {};
    try {
      name = decode(login);
      secret = decode(password);
      String text = new String(name);
      if (text.isEmpty() || hasControl(text) || contains(secret, '\0')) {
        Arrays.fill(secret, '\0');
        return flawed("", Kind.MALFORMED);
      }
      // What no account can have is a wrong password like any other.
      if (name.length > MAX_LOGIN || secret.length == 0 || secret.length > MAX_PASSWORD) {
        Arrays.fill(secret, '\0');
        return flawed(name.length > MAX_LOGIN ? "" : text, Kind.REJECTED);
      }
      return new Credentials(text, secret, Optional.empty());
    } catch (CharacterCodingException e) {
      Arrays.fill(secret, '\0');
      return flawed("", Kind.MALFORMED);
    } finally {
      Arrays.fill(password, (byte) 0);
    }
  }

  private static char[] decode(byte[] bytes) throws CharacterCodingException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    // Never more characters than bytes: no larger buffer is made on the way and left uncleared.
    CharBuffer chars = CharBuffer.allocate(bytes.length);
    try {
      check(decoder.decode(ByteBuffer.wrap(bytes), chars, true));
      check(decoder.flush(chars));
      return Arrays.copyOf(chars.array(), chars.position());
    } finally {
      Arrays.fill(chars.array(), '\0');
    }
  }

  private static void check(CoderResult result) throws CharacterCodingException {
    if (result.isError()) {
      result.throwException();
    }
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static boolean contains(char[] text, char wanted) {
    boolean found = false;
    for (char c : text) {
      found |= c == wanted;
    }
    return found;
  }

  /** Why the directory needn't be asked; empty if it must be. */
  Optional<Kind> flaw() {
    return flaw;
  }

  /** The name; empty if it can't be any. */
  String login() {
    return login;
  }

  char[] password() {
    return password;
  }

  void clear() {
    Arrays.fill(password, '\0');
  }
}
