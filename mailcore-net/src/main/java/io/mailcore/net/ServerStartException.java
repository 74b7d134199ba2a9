package io.mailcore.net;

import org.jspecify.annotations.Nullable;

/**
 * A server couldn't start; the message says what to do about it. Whatever had been opened is closed
 * again.
 */
public final class ServerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServerStartException(String message) {
    super(message);
  }

  ServerStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
