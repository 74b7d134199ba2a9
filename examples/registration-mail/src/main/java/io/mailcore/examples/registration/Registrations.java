package io.mailcore.examples.registration;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who has asked for an account, and who has proved that the address is theirs. Safe for use by
 * several threads.
 */
final class Registrations {

  private static final int TOKEN_OCTETS = 16;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> pending = new ConcurrentHashMap<>();
  private final Set<String> confirmed = ConcurrentHashMap.newKeySet();

  /** Remembers an address and gives the token that proves it. */
  String begin(String address) {
    byte[] token = new byte[TOKEN_OCTETS];
    random.nextBytes(token);
    String text = HexFormat.of().formatHex(token);
    pending.put(text, address);
    return text;
  }

  /** Takes a token, once. */
  Optional<String> confirm(String token) {
    Optional<String> address = Optional.ofNullable(pending.remove(token));
    address.ifPresent(confirmed::add);
    return address;
  }

  boolean isConfirmed(String address) {
    return confirmed.contains(address);
  }
}
