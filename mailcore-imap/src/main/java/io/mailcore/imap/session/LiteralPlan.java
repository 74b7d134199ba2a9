package io.mailcore.imap.session;

/** What becomes of a literal that a client has announced. */
public sealed interface LiteralPlan {

  /** It is an argument like others: taken into memory if it is within the limits. */
  record Keep() implements LiteralPlan {}

  /**
   * Its octets go to {@code sink} as they come; the command gets the sink when it is whole, from
   * {@link ImapSession#takeStreamed()}.
   *
   * @param sink takes the octets
   */
  record Stream(LiteralSink sink) implements LiteralPlan {}

  /**
   * The command is over: {@code answer} is sent at once, and the literal isn't taken.
   *
   * @param answer the command's tagged response
   */
  record Refuse(Answer answer) implements LiteralPlan {}
}
