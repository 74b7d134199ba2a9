package io.mailcore.examples.standalone;

/** The server can't be started as asked; the message is the sentence that the user gets. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
