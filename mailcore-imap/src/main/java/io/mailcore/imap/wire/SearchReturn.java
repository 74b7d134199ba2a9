package io.mailcore.imap.wire;

/** What a SEARCH with RETURN answers (RFC 4731 section 3.1, RFC 5182 section 2.1). */
public enum SearchReturn {
  /** The smallest number or UID. */
  MIN,
  /** The largest. */
  MAX,
  /** All of them, as a set. */
  ALL,
  /** How many there are. */
  COUNT,
  /** Nothing: they are kept as the saved result. */
  SAVE,
  /** Some of them (RFC 9394 section 3.1). */
  PARTIAL,
  /** Nothing: the client means to use the search again (RFC 5267 section 4.2). */
  CONTEXT,
  /** Nothing: from now on, how the results change (RFC 5267 section 4.3). */
  UPDATE
}
