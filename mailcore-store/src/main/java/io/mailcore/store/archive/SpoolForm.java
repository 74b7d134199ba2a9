package io.mailcore.store.archive;

import io.mailcore.store.exchange.StatusFields;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The first line of an exported message of which the text in the mbox doesn't tell all: how many
 * lines of the mbox's own follow, whether the octets are the message's very own, and whether its
 * last line has no end.
 *
 * @param fields the lines that follow and are the mbox's
 * @param exact whether line ends are as they are in the message
 * @param open whether the last line end isn't the message's
 */
record SpoolForm(int fields, boolean exact, boolean open) {

  private static final int MOST_FIELDS = 10_000;

  static Optional<SpoolForm> parse(String line) {
    String start = StatusFields.FORM + ": ";
    if (!line.startsWith(start)) {
      return Optional.empty();
    }
    String[] words = line.substring(start.length()).strip().split(" ", -1);
    long fields = words.length == 3 ? MaildirName.number(words[0]) : 0;
    return fields < 1 || fields > MOST_FIELDS
        ? Optional.empty()
        : Optional.of(
            new SpoolForm((int) fields, words[1].equals("exact"), words[2].equals("open")));
  }

  SpoolForm withoutFields() {
    return new SpoolForm(0, exact, open);
  }

  byte[] line() {
    String text =
        StatusFields.FORM
            + ": "
            + fields
            + (exact ? " exact" : " lines")
            + (open ? " open\n" : " ended\n");
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
