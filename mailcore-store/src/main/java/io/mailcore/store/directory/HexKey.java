package io.mailcore.store.directory;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names as keys that every database compares alike: their octets in hexadecimal digits. */
final class HexKey {

  private static final int MAX_ID_OCTETS = 255;

  private HexKey() {}

  static String of(AccountId id) {
    return hex(id.value());
  }

  /** The key of an address, whose local part is folded here. */
  static String of(MailAddress address) {
    return hex(AsciiFolding.fold(address).toString());
  }

  /** The key of the catch-all of a domain. */
  static String ofDomain(String domain) {
    return hex("@" + domain);
  }

  /**
   * The id of the account that logs in by this name.
   *
   * @throws IllegalArgumentException if it is empty, longer than 255 octets or holds a control
   *     character
   */
  static AccountId id(String login) {
    AccountId id = AccountId.of(AsciiFolding.fold(login));
    int octets = id.value().getBytes(StandardCharsets.UTF_8).length;
    if (octets > MAX_ID_OCTETS) {
      throw new IllegalArgumentException(
          "login: " + octets + " octets (expected: 1 to " + MAX_ID_OCTETS + ")");
    }
    return id;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
