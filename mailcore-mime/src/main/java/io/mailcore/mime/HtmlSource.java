package io.mailcore.mime;

import java.util.Set;

/**
 * Finds the text in HTML, in the way of browsers as far as a preview needs it: tags, comments,
 * scripts and styles are left out, character references decoded. One pass, nothing held but a name.
 */
final class HtmlSource implements PreviewSource {

  private static final int LONGEST_NAME = 16;

  /** Elements whose content is no text. */
  private static final Set<String> HIDDEN = Set.of("script", "style", "title", "template");

  /** Elements that don't part words. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "big", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u");

  private enum State {
    TEXT,
    REFERENCE,
    TAG_START,
    TAG_NAME,
    TAG,
    QUOTED,
    COMMENT
  }

  private final PreviewText out;
  private final StringBuilder name = new StringBuilder();
  private State state = State.TEXT;
  private boolean closing;
  private char quote;
  private int dashes;

  /** The element that hides what is in it; empty if none does. */
  private String hidden = "";

  HtmlSource(PreviewText out) {
    this.out = out;
  }

  @Override
  public void take(char c) {
    switch (state) {
      case TEXT -> text(c);
      case REFERENCE -> reference(c);
      case TAG_START -> tagStart(c);
      case TAG_NAME -> tagName(c);
      case TAG -> tag(c);
      case QUOTED -> state = c == quote ? State.TAG : State.QUOTED;
      case COMMENT -> comment(c);
    }
  }

  @Override
  public void end() {
    if (state == State.REFERENCE) {
      show(HtmlReferences.decode(name.toString(), false));
    } else if (state == State.TAG_START && !closing) {
      show('<');
    }
    state = State.TEXT;
  }

  private void text(char c) {
    if (c == '<') {
      name.setLength(0);
      closing = false;
      state = State.TAG_START;
    } else if (hidden.isEmpty() && c == '&') {
      name.setLength(0);
      state = State.REFERENCE;
    } else {
      show(c);
    }
  }

  private void show(char c) {
    if (hidden.isEmpty()) {
      out.add(c);
    }
  }

  private void show(String text) {
    text.chars().forEach(c -> show((char) c));
  }

  private void reference(char c) {
    boolean part = c == '#' && name.isEmpty() || isLetterOrDigit(c);
    if (part && name.length() < LONGEST_NAME) {
      name.append(c);
      return;
    }
    state = State.TEXT;
    show(HtmlReferences.decode(name.toString(), c == ';'));
    if (c != ';') {
      text(c);
    }
  }

  private void tagStart(char c) {
    if (c == '/' && !closing) {
      closing = true;
    } else if (isLetterOrDigit(c)) {
      name.append(lower(c));
      state = State.TAG_NAME;
    } else if (c == '!' || c == '?') {
      dashes = 0;
      state = State.COMMENT;
      name.append(c);
    } else {
      state = State.TEXT;
      show('<');
      text(c);
    }
  }

  private void tagName(char c) {
    if (isLetterOrDigit(c)) {
      if (name.length() < LONGEST_NAME) {
        name.append(lower(c));
      }
      return;
    }
    state = State.TAG;
    tag(c);
  }

  private void tag(char c) {
    if (c == '"' || c == '\'') {
      quote = c;
      state = State.QUOTED;
    } else if (c == '>') {
      element(name.toString());
      state = State.TEXT;
    }
  }

  private void element(String element) {
    if (!hidden.isEmpty()) {
      if (closing && element.equals(hidden)) {
        hidden = "";
      }
    } else if (!closing && HIDDEN.contains(element)) {
      hidden = element;
    }
    if (!INLINE.contains(element)) {
      show(' ');
    }
  }

  /** A comment ends with two dashes before the bracket, a declaration with the bracket alone. */
  private void comment(char c) {
    if (name.length() < 3) {
      name.append(c);
    }
    boolean dashed = name.toString().equals("!--");
    if (c == '>' && (!dashed || dashes >= 2)) {
      state = State.TEXT;
    }
    dashes = c == '-' ? dashes + 1 : 0;
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
