package io.mailcore.net.auth;

import io.mailcore.net.protocol.Authenticator.Result;
import java.util.function.Consumer;

/** What an exchange comes down to: name and password are checked on behalf of its connection. */
interface LoginAttempt {

  /** As {@link io.mailcore.net.protocol.Authenticator#verify}. */
  void verify(byte[] login, byte[] password, Consumer<Result> then);

  /** Fails as a wrong password does, delay and all, whatever the directory would say. */
  void reject(Consumer<Result> then);
}
