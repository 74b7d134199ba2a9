package io.mailcore.integration.corpus;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.ImapValue;
import io.mailcore.mime.EncodedWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a server says of a message, item by item, in a form that can be compared. */
final class Answers {

  private final ImapClient client;
  private final long uid;
  private final Map<String, String> answers = new LinkedHashMap<>();

  private Answers(ImapClient client, long uid) {
    this.client = client;
    this.uid = uid;
  }

  /** All answers about a message of the selected mailbox. */
  static Map<String, String> of(ImapClient client, long uid) {
    Answers answers = new Answers(client, uid);
    answers.ask("RFC822.SIZE");
    answers.ask("ENVELOPE");
    answers.ask("BODY");
    answers.ask("BODYSTRUCTURE");
    answers.section("");
    answers.message("", client.fetchOne(uid, "BODYSTRUCTURE").get("BODYSTRUCTURE"));
    answers.section("9");
    return answers.answers;
  }

  private void ask(String item) {
    answers.put(item, text(client.fetchOne(uid, item).get(item)));
  }

  private void message(String path, ImapValue structure) {
    String prefix = path.isEmpty() ? "" : path + ".";
    section(prefix + "HEADER");
    section(prefix + "TEXT");
    section(prefix + "HEADER.FIELDS (SUBJECT FROM CONTENT-TYPE)");
    section(prefix + "HEADER.FIELDS.NOT (SUBJECT FROM CONTENT-TYPE)");
    if (isMultipart(structure)) {
      multipart(path, structure);
    } else {
      part(prefix + "1", structure);
    }
  }

  private void multipart(String path, ImapValue structure) {
    String prefix = path.isEmpty() ? "" : path + ".";
    int number = 0;
    for (ImapValue value : structure.values()) {
      if (!(value instanceof ImapValue.Group)) {
        return;
      }
      number++;
      part(prefix + number, value);
    }
  }

  private void part(String path, ImapValue structure) {
    section(path);
    section(path + ".MIME");
    if (isMultipart(structure)) {
      multipart(path, structure);
    } else if (is(structure, 0, "message") && is(structure, 1, "rfc822")) {
      message(path, structure.values().get(8));
    }
  }

  private static boolean isMultipart(ImapValue structure) {
    return structure.values().get(0) instanceof ImapValue.Group;
  }

  private static boolean is(ImapValue structure, int at, String word) {
    return structure.values().get(at).string().toLowerCase(Locale.ROOT).equals(word);
  }

  private void section(String section) {
    octets(section, "", "");
    octets(section, "<3.7>", "<3>");
  }

  private void octets(String section, String range, String origin) {
    Map<String, ImapValue> items = client.fetchOne(uid, "BODY.PEEK[" + section + "]" + range);
    ImapValue value =
        items.values().stream().filter(v -> !isUid(items, v)).findFirst().orElseThrow();
    answers.put(
        "BODY[" + section + "]" + origin, new String(value.octets(), StandardCharsets.ISO_8859_1));
  }

  private static boolean isUid(Map<String, ImapValue> items, ImapValue value) {
    return items.get("UID") == value;
  }

  /** NIL and the empty string stay apart; letter case of words of the protocol doesn't count. */
  private static String text(ImapValue value) {
    if (value.isNil()) {
      return "NIL";
    }
    if (value instanceof ImapValue.Group group) {
      List<String> texts = new ArrayList<>();
      group.values().forEach(one -> texts.add(text(one)));
      return "(" + String.join(" ", texts) + ")";
    }
    return value instanceof ImapValue.Atom atom ? atom.text() : '"' + decoded(value.string()) + '"';
  }

  /**
   * Octets beyond ASCII are sent as encoded words by one and as they are by the other; blanks that
   * folding leaves, which RFC 5322 section 2.2.3 keeps, are made one by Dovecot; and it writes
   * words where an address has no mailbox or domain.
   */
  private static String decoded(String text) {
    String decoded = EncodedWords.decode(text).strip().replaceAll("[ \t]+", " ");
    return switch (decoded.toUpperCase(Locale.ROOT)) {
      case "7BIT", "8BIT", "BINARY", "BASE64", "QUOTED-PRINTABLE", "CHARSET", "US-ASCII" ->
          decoded.toUpperCase(Locale.ROOT);
      case "MISSING_MAILBOX", "MISSING_DOMAIN" -> "";
      default -> decoded;
    };
  }
}
