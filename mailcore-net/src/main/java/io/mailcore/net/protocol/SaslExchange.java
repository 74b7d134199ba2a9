package io.mailcore.net.protocol;

import java.util.function.Consumer;

/**
 * One exchange of SASL (RFC 4422), without the base64 and the framing of the protocol that carries
 * it. Used on the strand of its connection.
 */
public interface SaslExchange {

  /** The mechanism's name in capitals. */
  String mechanism();

  /**
   * Whether the client speaks first, so that an initial response makes sense (RFC 4959, RFC 4954).
   */
  boolean clientFirst();

  /**
   * Takes the client's next message (for a mechanism in which the server speaks first, begin with
   * an empty one) and gives the next step. May hold the strand until then.
   */
  void respond(byte[] response, Consumer<Step> then);

  /** What comes next. */
  sealed interface Step {

    /**
     * The client is to answer this.
     *
     * @param bytes the challenge, not yet in base64
     */
    record Challenge(byte[] bytes) implements Step {}

    /**
     * The exchange is over.
     *
     * @param result what became of it
     */
    record Done(Authenticator.Result result) implements Step {}
  }
}
