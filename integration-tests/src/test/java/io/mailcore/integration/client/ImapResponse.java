package io.mailcore.integration.client;

import java.util.List;
import java.util.Map;

/**
 * A response of IMAP.
 *
 * @param line all of it without literals' octets: <code>{n}</code> stands where one is
 * @param literals their octets in order
 */
public record ImapResponse(String line, List<byte[]> literals) {

  /** Whether it is a response such as {@code * 3 FETCH}. */
  public boolean isFetch() {
    String[] words = line.split(" ", 4);
    return words.length > 2 && words[0].equals("*") && words[2].equals("FETCH");
  }

  /** The number in front, as of {@code * 3 EXISTS}. */
  public long number() {
    return Long.parseLong(line.split(" ", 3)[1]);
  }

  /** The data items of a FETCH response by their names. */
  public Map<String, ImapValue> items() {
    return new ImapParser(this, line.indexOf(" FETCH ") + " FETCH ".length()).fetchItems();
  }

  /** The values behind {@code prefix}, with which the line begins. */
  public List<ImapValue> valuesAfter(String prefix) {
    if (!line.startsWith(prefix)) {
      throw new AssertionError(line + " (expected: " + prefix + "...)");
    }
    return new ImapParser(this, prefix.length()).all();
  }
}
