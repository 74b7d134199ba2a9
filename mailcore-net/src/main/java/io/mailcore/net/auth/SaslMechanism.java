package io.mailcore.net.auth;

import io.mailcore.net.protocol.SaslExchange;

/** A mechanism of SASL (RFC 4422) that a server knows. */
interface SaslMechanism {

  /** In capitals. */
  String name();

  /** Begins an exchange. */
  SaslExchange begin(LoginAttempt attempt);
}
