package io.mailcore.imap.wire;

/**
 * Tells that a command does not follow the grammar; the answer is a tagged {@code BAD}.
 *
 * <p>The message is text of this library alone, never an echo of what the client sent, so that it
 * can be shown to the client as it is. It carries no stack trace: it is made for each bad command
 * that a stranger sends.
 */
public final class ImapSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what was expected, in printable ASCII
   */
  public ImapSyntaxException(String message) {
    super(message, null, false, false);
  }

  /** Text that may be sent to the client. */
  public String text() {
    String message = getMessage();
    return message == null ? "Syntax error" : message;
  }
}
