package io.mailcore.store.directory;

import io.mailcore.spi.directory.AuthContext;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a log-in is remembered by: an HMAC-SHA-256 under a key that is in this memory alone, over
 * all on which a directory's answer may depend. Safe for use by several threads.
 */
final class LoginKeys {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** With a key of its own. */
  LoginKeys() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    key = new SecretKeySpec(random, ALGORITHM);
  }

  /** The key of a log-in; empty if name or password isn't well-formed Unicode. */
  Optional<ByteBuffer> of(String login, char[] password, AuthContext context) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      add(mac, CharBuffer.wrap(login));
      add(mac, CharBuffer.wrap(context.session().protocol()));
      InetAddress remote = context.session().remoteAddress().getAddress();
      byte[] address = remote == null ? new byte[0] : remote.getAddress();
      mac.update((byte) address.length);
      mac.update(address);
      mac.update((byte) (context.session().tls().isPresent() ? 1 : 0));
      add(mac, CharBuffer.wrap(password));
      return Optional.of(ByteBuffer.wrap(mac.doFinal()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java lacks " + ALGORITHM, e);
    }
  }

  /** The length before the octets, so that no two log-ins read the same. */
  private static void add(Mac mac, CharBuffer text) throws CharacterCodingException {
    ByteBuffer utf8 = StandardCharsets.UTF_8.newEncoder().encode(text);
    try {
      mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, utf8.remaining()));
      mac.update(utf8.duplicate());
    } finally {
      Arrays.fill(utf8.array(), (byte) 0);
    }
  }
}
