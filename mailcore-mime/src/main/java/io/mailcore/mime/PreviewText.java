package io.mailcore.mime;

/** Collects the characters of a preview: runs of blanks become one, what can't be seen is left. */
final class PreviewText {

  private final Words text = new Words();
  private final Words quoted = new Words();

  /** Text that is read as it is. Lines that quote another message come last, if nothing else is. */
  PreviewSource plain() {
    return new PreviewSource() {
      private boolean lineStart = true;
      private boolean quoting;

      @Override
      public void take(char c) {
        if (lineStart && c == '>') {
          quoting = true;
        } else {
          (quoting ? quoted : text).add(c);
        }
        lineStart = c == '\n';
        quoting &= !lineStart;
      }
    };
  }

  /** Takes a character of the text. */
  void add(char c) {
    text.add(c);
  }

  /** Whether no more is needed. */
  boolean isFull() {
    return text.count >= MessagePreview.MOST_CHARACTERS;
  }

  /** What has been collected. */
  String finish() {
    return text.isEmpty() ? quoted.toString() : text.toString();
  }

  /** Characters with single blanks between them. */
  private static final class Words {

    private final StringBuilder text = new StringBuilder();
    private int count;
    private boolean gap;
    private char high;

    void add(char c) {
      if (Character.isHighSurrogate(c)) {
        high = c;
      } else if (Character.isLowSurrogate(c)) {
        if (high != 0) {
          add(Character.toCodePoint(high, c));
        }
        high = 0;
      } else {
        high = 0;
        add((int) c);
      }
    }

    private void add(int codePoint) {
      if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
        gap = count > 0;
      } else if (isSeen(codePoint) && count < MessagePreview.MOST_CHARACTERS) {
        append(codePoint);
      }
    }

    private void append(int codePoint) {
      if (gap && count + 2 > MessagePreview.MOST_CHARACTERS) {
        // No word begins with the last character.
        count = MessagePreview.MOST_CHARACTERS;
        return;
      }
      if (gap) {
        text.append(' ');
        count++;
        gap = false;
      }
      text.appendCodePoint(codePoint);
      count++;
    }

    /** Senders of newsletters fill previews up with what takes no room. */
    private static boolean isSeen(int codePoint) {
      return switch (Character.getType(codePoint)) {
        case Character.CONTROL, Character.FORMAT, Character.UNASSIGNED -> false;
        default -> codePoint != 0x034F;
      };
    }

    boolean isEmpty() {
      return count == 0;
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
