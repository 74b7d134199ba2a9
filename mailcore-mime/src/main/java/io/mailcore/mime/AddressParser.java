package io.mailcore.mime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over an address list. Words are gathered until a delimiter tells what they were: the
 * name of a group, a display name, or a local part.
 */
final class AddressParser {

  private static final String WORD_STOPS = "()<>@,;:\"";
  private static final String DOMAIN_STOPS = "()<>@,;:\"[";

  private record Word(String text, boolean blankBefore) {}

  private final FieldScanner in;
  private final int limit;
  private final List<EnvelopeAddress> found = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();

  /** Addresses and markers; the end of a group that is open at the limit comes on top. */
  private int counted;

  private boolean inGroup;
  private @Nullable String route;
  private @Nullable String mailbox;
  private String host = "";
  private boolean inAngles;

  AddressParser(String text, int limit) {
    this.in = new FieldScanner(text);
    this.limit = limit;
  }

  List<EnvelopeAddress> parse() {
    boolean blank = in.skipBlanksAndComments();
    while (!in.atEnd() && counted < limit) {
      switch (in.peek()) {
        case ',' -> separator();
        case ';' -> semicolon();
        case ':' -> colon();
        case '<' -> angleAddress();
        case '@' -> at();
        case '>', ')' -> in.skip();
        case '"' -> words.add(new Word(in.quotedString(), blank));
        default -> words.add(new Word(in.run(WORD_STOPS), blank));
      }
      blank = in.skipBlanksAndComments();
    }
    finish();
    if (inGroup) {
      found.add(EnvelopeAddress.groupEnd());
    }
    return List.copyOf(found);
  }

  private void separator() {
    in.skip();
    finish();
  }

  private void semicolon() {
    in.skip();
    finish();
    if (inGroup) {
      found.add(EnvelopeAddress.groupEnd());
      counted++;
      inGroup = false;
    }
  }

  private void colon() {
    in.skip();
    if (inGroup || mailbox != null || words.isEmpty()) {
      return;
    }
    add(EnvelopeAddress.groupStart(joined(0)));
    words.clear();
    in.takeComment();
    inGroup = true;
  }

  /** The words so far were a local part, or the last run of them that no blank interrupts. */
  private void at() {
    in.skip();
    int first = localPartStart();
    String local = glued(first);
    words.subList(first, words.size()).clear();
    if (mailbox != null) {
      finish();
    }
    host = domain();
    mailbox = local;
  }

  /** {@code a . b} is one local part (obs-local-part), {@code Ann b} is a name and a local part. */
  private int localPartStart() {
    int first = words.size() - 1;
    while (first > 0
        && (!words.get(first).blankBefore()
            || words.get(first).text().startsWith(".")
            || words.get(first - 1).text().endsWith("."))) {
      first--;
    }
    return Math.max(first, 0);
  }

  private void angleAddress() {
    in.skip();
    if (mailbox != null) {
      if (inAngles) {
        finish();
      } else {
        words.add(new Word(host.isEmpty() ? mailbox : mailbox + "@" + host, true));
      }
    }
    inAngles = true;
    in.skipBlanksAndComments();
    route = in.peek() == '@' ? route() : null;
    StringBuilder local = new StringBuilder();
    boolean blank = false;
    while (!in.atEnd() && "@>,;<".indexOf(in.peek()) < 0) {
      if (blank && local.length() > 0 && in.peek() != '.' && !endsWithDot(local)) {
        local.append(' ');
      }
      if (in.peek() == '"') {
        local.append(in.quotedString());
      } else if (in.peek() == ':' || in.peek() == ')') {
        local.append((char) in.peek());
        in.skip();
      } else {
        local.append(in.run(WORD_STOPS));
      }
      blank = in.skipBlanksAndComments();
    }
    mailbox = local.toString();
    host = in.take('@') ? domain() : "";
    // What else stands before the bracket belongs to nobody; a comma there is more likely the next
    // address after a forgotten bracket.
    while (!in.atEnd() && ">,;<".indexOf(in.peek()) < 0) {
      if (in.peek() == '"') {
        in.quotedString();
      } else {
        in.skip();
      }
    }
    in.take('>');
  }

  /** Reads {@code @a,@b:}; without the colon there was no route. */
  private @Nullable String route() {
    StringBuilder domains = new StringBuilder();
    while (true) {
      if (in.take('@')) {
        if (domains.length() > 0) {
          domains.append(',');
        }
        domains.append('@').append(domain());
      } else if (!in.take(',')) {
        break;
      }
      in.skipBlanksAndComments();
    }
    if (!in.take(':')) {
      return null;
    }
    in.skipBlanksAndComments();
    return domains.toString();
  }

  /** Reads a domain or domain literal; {@code a . b} is {@code a.b} (obs-domain). */
  private String domain() {
    StringBuilder domain = new StringBuilder();
    in.skipBlanksAndComments();
    while (!in.atEnd()) {
      if (in.peek() == '[') {
        domain.append(in.domainLiteral());
      } else {
        String run = in.run(DOMAIN_STOPS);
        if (run.isEmpty()) {
          break;
        }
        domain.append(run);
      }
      in.skipBlanksAndComments();
      if (in.peek() != '.' && !endsWithDot(domain)) {
        break;
      }
    }
    return domain.toString();
  }

  private void finish() {
    String comment = in.takeComment();
    if (mailbox == null && !words.isEmpty()) {
      mailbox = joined(0);
      words.clear();
      host = "";
    }
    if (mailbox != null) {
      String name = words.isEmpty() ? comment : joined(0);
      boolean unnamed = name == null || name.isEmpty();
      add(EnvelopeAddress.ofMembers(unnamed ? null : name, route, mailbox, host));
    }
    words.clear();
    mailbox = null;
    route = null;
    host = "";
    inAngles = false;
  }

  private void add(EnvelopeAddress address) {
    if (counted < limit) {
      found.add(address);
      counted++;
    }
  }

  private String joined(int first) {
    if (words.size() == first + 1) {
      return words.get(first).text();
    }
    StringBuilder text = new StringBuilder();
    for (int i = first; i < words.size(); i++) {
      if (text.length() > 0 && words.get(i).blankBefore()) {
        text.append(' ');
      }
      text.append(words.get(i).text());
    }
    return text.toString();
  }

  private String glued(int first) {
    if (words.size() == first + 1) {
      return words.get(first).text();
    }
    StringBuilder text = new StringBuilder();
    for (Word word : words.subList(first, words.size())) {
      text.append(word.text());
    }
    return text.toString();
  }

  private static boolean endsWithDot(StringBuilder text) {
    return text.length() > 0 && text.charAt(text.length() - 1) == '.';
  }
}
