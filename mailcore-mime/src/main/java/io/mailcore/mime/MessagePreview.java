package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The first words of a message, for lists of messages (RFC 8970): text of the first part that has
 * any, its encodings undone, without markup, quoted lines and needless blanks, {@value
 * #MOST_CHARACTERS} characters at most. However large the message and whatever is in it, a few
 * hundred KiB are read at most and a few KiB held.
 */
public final class MessagePreview {

  /** Characters of a preview (RFC 8970 section 3.3). */
  public static final int MOST_CHARACTERS = 200;

  /** Parts that are looked into. */
  private static final int MOST_PARTS = 4;

  /** Characters that are read of a part. */
  private static final int MOST_READ = 64 * 1024;

  private MessagePreview() {}

  /** Opens the octets of a body, from {@link BodyPart#bodyStart} to {@link BodyPart#end}. */
  public interface Opener {
    /**
     * Opens a body.
     *
     * @param part whose
     * @throws IOException if it can't be read
     */
    InputStream open(BodyPart part) throws IOException;
  }

  /**
   * Makes a preview; empty if there is no text to make it of.
   *
   * @param summary what the message is made of
   * @param opener opens its parts
   * @throws IOException if they can't be read
   */
  public static String of(MessageSummary summary, Opener opener) throws IOException {
    requireNonNull(opener, "opener");
    for (BodyPart part : texts(summary.root())) {
      String text = text(part, opener);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** The first parts that a reader would be shown. */
  private static List<BodyPart> texts(BodyPart root) {
    List<BodyPart> texts = new ArrayList<>();
    Deque<BodyPart> todo = new ArrayDeque<>();
    todo.push(root);
    while (!todo.isEmpty() && texts.size() < MOST_PARTS) {
      BodyPart part = todo.pop();
      if (isAttachment(part)) {
        continue;
      }
      if (part.isType("text", "plain") || part.isType("text", "html")) {
        texts.add(part);
      }
      List<BodyPart> children = part.children();
      for (int i = children.size() - 1; i >= 0; i--) {
        todo.push(children.get(i));
      }
    }
    return texts;
  }

  private static boolean isAttachment(BodyPart part) {
    return part.disposition()
        .filter(disposition -> FieldText.equalsIgnoreCase(disposition.type(), "attachment"))
        .isPresent();
  }

  private static String text(BodyPart part, Opener opener) throws IOException {
    PreviewText text = new PreviewText();
    try (Reader reader = TextDecoding.reader(part, opener.open(part))) {
      PreviewSource source = part.isType("text", "html") ? new HtmlSource(text) : text.plain();
      for (int read = 0; read < MOST_READ && !text.isFull(); read++) {
        int c = reader.read();
        if (c < 0) {
          source.end();
          break;
        }
        source.take((char) c);
      }
    }
    return text.finish();
  }
}
