package io.mailcore.net.tls;

import org.jspecify.annotations.Nullable;

/** A key or certificate can't be used; the message says which, why, and what to do. */
public final class TlsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TlsException(String message) {
    super(message);
  }

  TlsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
