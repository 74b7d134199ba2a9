package io.mailcore.imap.session;

import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.StoreException;
import io.mailcore.net.protocol.Pieces;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers one command: untagged data as it comes, then the tagged line by {@link #finish}. Used on
 * the strand.
 *
 * <p>A command whose answer may be large writes it with {@link #pump}, which holds the strand
 * without a thread while the client is slow; one that needs another line of the client sets a
 * {@link Continuation} with {@link #await}; one that waits for something else calls {@link
 * io.mailcore.net.protocol.Connection} itself and wraps what runs afterwards in {@link #resumed}.
 * In each case it returns at once, and {@link #finish} is called later.
 *
 * <p>Message numbers don't move until {@link #finish}, which tells the client of changes of the
 * selected mailbox as far as the command's {@link ImapCommand#updates} allow, with a pump of its
 * own if they are many, and then writes the tagged line.
 */
public final class Responder {

  private static final Logger LOG = LoggerFactory.getLogger(Responder.class);

  private final ImapSession session;
  private final SessionDriver driver;
  private final String tag;
  private Updates updates;
  private boolean finished;
  private boolean own;

  Responder(ImapSession session, SessionDriver driver, String tag, Updates updates) {
    this.session = session;
    this.driver = driver;
    this.tag = tag;
    this.updates = updates;
  }

  /** The command's tag, for ESEARCH. */
  public String tag() {
    return tag;
  }

  /** Whether it answers no command, but tells what nobody has asked for now. */
  boolean isUnasked() {
    return tag.equals("*");
  }

  // ---- writing

  /** A writer for responses to this client. Nothing is sent until it is given to {@link #send}. */
  public ImapWriter writer() {
    return session.writer();
  }

  /** Sends what {@code writer} has, whole responses or parts of one. */
  public void send(ImapWriter writer) {
    session.connection().write(writer.take());
  }

  /** Sends octets as they are, the content of a literal; not to be changed afterwards. */
  public void send(ByteBuffer octets) {
    session.connection().write(octets);
  }

  /** Sends an untagged response of words of the protocol, without its star. */
  public void untagged(String words) {
    send(writer().untagged().raw(words).crlf());
  }

  /**
   * Asks the client to go on (RFC 3501, section 7.5).
   *
   * @param text printable ASCII; may be empty
   */
  public void continuation(String text) {
    // The space is there even without text: clients look for it.
    send(writer().raw("+ ").glue().raw(text).crlf());
  }

  // ---- waiting

  /** Has the client's next line given to {@code next} instead of taking it as a command. */
  public void await(Continuation next) {
    session.continuation(Optional.of(new Guarded(next)));
    driver.armTick(next);
  }

  /**
   * Writes an answer piece by piece while the client takes it, then runs {@code then}. If a piece
   * fails between responses the command ends with NO, and {@code then} doesn't run.
   */
  public void pump(ResponsePieces pieces, Runnable then) {
    PumpedPieces pumped = new PumpedPieces(pieces);
    session
        .connection()
        .pump(
            pumped,
            () -> {
              if (pumped.failure.isPresent()) {
                fail(pumped.failure.get());
              } else {
                guard(then);
              }
            });
  }

  /** What runs after the strand was held: failures in it end the command like any other's. */
  public <T> Consumer<T> resumed(Consumer<T> then) {
    return value -> guard(() -> then.accept(value));
  }

  /** Tells the client now of what is new in the selected mailbox, as IDLE does. */
  public void tellNews() {
    driver.news(this, Updates.ALL, () -> {});
  }

  // ---- the end

  /**
   * Says that the command has used message numbers where its name doesn't tell that it would: the
   * client isn't told of expunges before its end (RFC 7162, section 3.2.10.2).
   */
  public void keepNumbers() {
    if (updates == Updates.ALL) {
      updates = Updates.NO_EXPUNGE;
    }
  }

  /**
   * Says that the command changes the selected mailbox in a way that its client must be told of,
   * even if it wants no other news (RFC 5465, section 3.1).
   */
  public void tellOwn() {
    own = true;
  }

  boolean tellsOwn() {
    return own;
  }

  /** Ends the command: news of the selected mailbox, the tagged line, then the next command. */
  public void finish(Answer answer) {
    end(answer.kind() == Answer.Kind.BAD ? Updates.NONE : updates, () -> answer);
  }

  /**
   * Like {@link #finish}, with an answer that says how far the news went, as HIGHESTMODSEQ does.
   *
   * @param answer asked when the client has been told the news; OK or NO
   */
  public void finishBehindNews(Supplier<Answer> answer) {
    end(updates, answer);
  }

  private void end(Updates told, Supplier<Answer> answer) {
    if (finished) {
      throw new IllegalStateException("the command has been answered");
    }
    finished = true;
    driver.finish(this, told, answer);
  }

  /**
   * Ends the command and the session (RFC 3501, section 6.1.3): BYE, the tagged line, the close.
   */
  public void logout(String bye, Answer answer) {
    finished = true;
    send(writer().untagged().raw("BYE").text(bye).crlf());
    write(answer);
    session.leave();
  }

  /** The command's tagged line, for STARTTLS, where the connection itself sends it. */
  public ByteBuffer tagged(Answer answer) {
    ImapWriter writer = writer().raw(tag).raw(answer.kind().name());
    answer.code().ifPresent(code -> writer.raw("[" + code + "]"));
    return writer.text(answer.text()).crlf().take();
  }

  void write(Answer answer) {
    send(tagged(answer));
    driver.answered(answer);
  }

  void guard(Runnable body) {
    try {
      body.run();
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void fail(RuntimeException failure) {
    if (finished) {
      // Half of the end has happened; only the connection's end is left.
      throw failure;
    }
    finish(answerTo(failure));
  }

  private Answer answerTo(RuntimeException failure) {
    if (failure instanceof ImapSyntaxException syntax) {
      return Answer.bad(syntax.text());
    }
    if (failure instanceof StoreException store) {
      session.maybeSelected().ifPresent(SelectedMailbox::touched);
      LOG.debug("session={} store said {}", session.connection().id(), store.kind(), store);
      return StoreErrors.answer(store);
    }
    LOG.warn("session={} command failed", session.connection().id(), failure);
    return StoreErrors.UNEXPECTED;
  }

  private final class Guarded implements Continuation {

    private final Continuation inner;

    Guarded(Continuation inner) {
      this.inner = inner;
    }

    @Override
    public void line(byte[] line) {
      guard(() -> inner.line(line));
    }

    @Override
    public void unreadable() {
      guard(inner::unreadable);
    }

    @Override
    public void mailboxChanged() {
      guard(inner::mailboxChanged);
    }

    @Override
    public Optional<java.time.Duration> tickEvery() {
      return inner.tickEvery();
    }

    @Override
    public boolean tick() {
      return inner.tick();
    }
  }

  /** Holds a failure between responses back until the pump has ended. */
  private static final class PumpedPieces implements Pieces {

    private final ResponsePieces pieces;
    private Optional<RuntimeException> failure = Optional.empty();

    PumpedPieces(ResponsePieces pieces) {
      this.pieces = pieces;
    }

    @Override
    public boolean writeNext() throws IOException {
      try {
        return pieces.writeNext();
      } catch (StoreException | ImapSyntaxException e) {
        failure = Optional.of(e);
        return false;
      }
    }

    @Override
    public void pause() {
      pieces.pause();
    }

    @Override
    public void close() {
      pieces.close();
    }
  }
}
