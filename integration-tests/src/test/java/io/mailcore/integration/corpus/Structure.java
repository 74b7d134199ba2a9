package io.mailcore.integration.corpus;

import io.mailcore.integration.client.ImapValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A part as BODYSTRUCTURE describes it (RFC 3501, section 7.4.2), read strictly.
 *
 * @param path what BODY[...] calls it; empty for a multipart that is the whole message
 * @param size octets; -1 for a multipart
 * @param lines of a text or a message; -1 for others
 * @param children of a multipart
 * @param message what a message/rfc822 holds
 */
record Structure(
    String path,
    String type,
    long size,
    long lines,
    List<Structure> children,
    Optional<Structure> message) {

  /** Reads the structure of a whole message. */
  static Structure of(ImapValue value) {
    return ofMessage(value, "");
  }

  private static Structure ofMessage(ImapValue value, String path) {
    boolean multipart = value.values().get(0) instanceof ImapValue.Group;
    return multipart ? multipart(value, path) : leaf(value, below(path, 1));
  }

  private static Structure ofPart(ImapValue value, String path) {
    boolean multipart = value.values().get(0) instanceof ImapValue.Group;
    return multipart ? multipart(value, path) : leaf(value, path);
  }

  private static String below(String path, int number) {
    return path.isEmpty() ? Integer.toString(number) : path + "." + number;
  }

  private static Structure multipart(ImapValue value, String path) {
    List<ImapValue> values = value.values();
    List<Structure> children = new ArrayList<>();
    int at = 0;
    while (values.get(at) instanceof ImapValue.Group) {
      children.add(ofPart(values.get(at), below(path, at + 1)));
      at++;
    }
    String type = "multipart/" + lower(values.get(at));
    checkParameters(values.get(at + 1));
    checkExtensions(values, at + 2);
    return new Structure(path, type, -1, -1, List.copyOf(children), Optional.empty());
  }

  private static Structure leaf(ImapValue value, String path) {
    List<ImapValue> values = value.values();
    String type = lower(values.get(0)) + "/" + lower(values.get(1));
    checkParameters(values.get(2));
    values.get(3).octets();
    values.get(4).octets();
    values.get(5).string();
    long size = values.get(6).number();
    int next = 7;
    long lines = -1;
    Optional<Structure> message = Optional.empty();
    if (type.equals("message/rfc822")) {
      Envelope.check(values.get(7));
      message = Optional.of(ofMessage(values.get(8), path));
      lines = values.get(9).number();
      next = 10;
    } else if (type.startsWith("text/")) {
      lines = values.get(7).number();
      next = 8;
    }
    values.get(next).octets();
    checkExtensions(values, next + 1);
    return new Structure(path, type, size, lines, List.of(), message);
  }

  private static String lower(ImapValue value) {
    return value.string().toLowerCase(Locale.ROOT);
  }

  private static void checkParameters(ImapValue value) {
    if (!value.isNil()) {
      List<ImapValue> values = value.values();
      if (values.isEmpty() || values.size() % 2 != 0) {
        throw new AssertionError("parameters: " + values);
      }
      values.forEach(ImapValue::octets);
    }
  }

  /** Disposition, language, location, and nothing more. */
  private static void checkExtensions(List<ImapValue> values, int at) {
    ImapValue disposition = values.get(at);
    if (!disposition.isNil()) {
      disposition.values().get(0).octets();
      checkParameters(disposition.values().get(1));
    }
    ImapValue language = values.get(at + 1);
    if (language instanceof ImapValue.Group group) {
      group.values().forEach(ImapValue::octets);
    } else {
      language.octets();
    }
    values.get(at + 2).octets();
    if (values.size() != at + 3) {
      throw new AssertionError("more than the extensions that there are: " + values);
    }
  }

  /** Shows this part and all below it. */
  void forEach(Consumer<Structure> visitor) {
    visitor.accept(this);
    children.forEach(child -> child.forEach(visitor));
    message.ifPresent(inner -> inner.forEach(visitor));
  }

  /** Types and sizes in the notation of {@link Mime4jTree}. */
  String tree() {
    if (!children.isEmpty()) {
      return type + children.stream().map(Structure::tree).toList();
    }
    return message.map(inner -> "message/rfc822<" + inner.tree() + ">").orElse(type + ":" + size);
  }
}
