package io.mailcore.mime;

import java.io.IOException;

/** The content of a body part is not what its Content-Transfer-Encoding says. */
public final class UndecodableException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * Says what is wrong.
   *
   * @param message for logs
   */
  public UndecodableException(String message) {
    super(message);
  }
}
