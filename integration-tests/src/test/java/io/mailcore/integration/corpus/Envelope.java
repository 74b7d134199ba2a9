package io.mailcore.integration.corpus;

import io.mailcore.integration.client.ImapValue;
import java.util.List;

/** The form of an ENVELOPE (RFC 3501, section 7.4.2). */
final class Envelope {

  private static final int FIRST_ADDRESSES = 2;
  private static final int LAST_ADDRESSES = 7;

  private Envelope() {}

  /** Checks that there is all that the grammar wants, and nothing else. */
  static void check(ImapValue value) {
    List<ImapValue> fields = value.values();
    if (fields.size() != 10) {
      throw new AssertionError("envelope of " + fields.size() + " fields: " + fields);
    }
    for (int i = 0; i < fields.size(); i++) {
      if (i < FIRST_ADDRESSES || i > LAST_ADDRESSES) {
        fields.get(i).octets();
      } else if (!fields.get(i).isNil()) {
        checkAddresses(fields.get(i).values());
      }
    }
  }

  private static void checkAddresses(List<ImapValue> addresses) {
    if (addresses.isEmpty()) {
      throw new AssertionError("an empty list of addresses instead of NIL");
    }
    for (ImapValue address : addresses) {
      if (address.values().size() != 4) {
        throw new AssertionError("address: " + address);
      }
      address.values().forEach(ImapValue::octets);
    }
  }
}
