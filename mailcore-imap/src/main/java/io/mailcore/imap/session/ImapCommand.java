package io.mailcore.imap.session;

import io.mailcore.imap.wire.ImapReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command: what it is called, when it may be given, its arguments, and what it does. An instance
 * serves all sessions at once and keeps nothing of any.
 *
 * <p>The session does what is common: tag, literals, state, limits, BAD for syntax, NO for {@link
 * io.mailcore.model.StoreException}, updates of the selected mailbox, the tagged line. So {@link
 * #parse} only reads and {@link #execute} only acts.
 *
 * @param <A> its arguments
 */
public interface ImapCommand<A> {

  /** Its name in capitals; two words for the commands behind UID, for example {@code UID FETCH}. */
  String name();

  /** In which states it may be given. */
  Set<SessionState> allowedIn();

  /**
   * The capability that brings this command. If the listener has it switched off, or if it isn't
   * base, the command is unknown.
   *
   * @return empty for the commands of RFC 3501
   */
  default Optional<String> extension() {
    return Optional.empty();
  }

  /**
   * What CAPABILITY names now because this command is there: {@link #extension()} unless there is
   * more to say. Those that the listener has switched off are left out by the caller.
   */
  default List<String> capabilities(ImapSession session) {
    return extension().stream().toList();
  }

  /**
   * Whether it names messages by number, or answers with numbers: then it is refused where UIDs
   * alone are in use (RFC 9586).
   */
  default boolean usesNumbers() {
    return false;
  }

  /** What the client may be told of the selected mailbox before the tagged line. */
  default Updates updates() {
    return Updates.ALL;
  }

  /**
   * Reads the arguments. Pure: nothing but {@code in} is looked at.
   *
   * @param in behind the name, mostly before a space; what is left over afterwards makes the
   *     command BAD, so that nobody need look for the end
   * @throws io.mailcore.imap.wire.ImapSyntaxException for a tagged BAD with its text
   */
  A parse(ImapReader in);

  /**
   * Does the work, on the connection's strand, where storage may be called and clients may not be
   * waited for. Ends with exactly one {@link Responder#finish}, before it returns or, where it held
   * the strand with one of {@link Responder}'s methods, in what runs afterwards; until then no
   * other command of the session runs and no input is read.
   *
   * <p>Throwing ends the command too: {@code StoreException} with NO and the code of its kind,
   * {@code ImapSyntaxException} with BAD, anything else with NO and a line in the log. The same
   * goes for all that runs after the strand was held.
   */
  void execute(A args, ImapSession session, Responder out);
}
