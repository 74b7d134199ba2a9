package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.wire.AppendRequest;
import io.mailcore.imap.wire.CommandFramer;
import io.mailcore.imap.wire.CommandLine;
import io.mailcore.imap.wire.FramerEvent;
import io.mailcore.imap.wire.FramingLimits;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Whatever a client sends is read or refused by the framer, the reader and each command's own
 * grammar, with little stack and without any other exception. The inputs beside this class are
 * replayed in each test run; with {@code JAZZER_FUZZ=1} Jazzer looks for more.
 */
class CommandFuzzTest {

  private static final long STACK_BYTES = 256 * 1024;
  private static final FramingLimits LIMITS = new FramingLimits(64 * 1024, 4096, 8192, 64 * 1024);
  private static final List<ImapCommand<?>> COMMANDS = ImapCommands.all();

  @FuzzTest
  void readsOrRefusesWhateverComes(byte[] input) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, () -> readEachWay(input), "little stack", STACK_BYTES);
    thread.setUncaughtExceptionHandler((where, thrown) -> failure.set(thrown));
    thread.start();
    thread.join();
    assertThat(failure.get()).isNull();
  }

  private static void readEachWay(byte[] input) {
    for (Literals literals : Literals.values()) {
      List<String> whole = read(input, input.length, literals);
      assertThat(read(input, 1, literals)).as("octet by octet").isEqualTo(whole);
    }
  }

  /** What becomes of literals. */
  private enum Literals {
    KEPT,
    STREAMED,
    REFUSED
  }

  private static List<String> read(byte[] input, int step, Literals literals) {
    CommandFramer framer = new CommandFramer(LIMITS);
    List<String> found = new ArrayList<>();
    for (int at = 0; at < input.length; at += step) {
      ByteBuffer in = ByteBuffer.wrap(input, at, Math.min(step, input.length - at));
      Optional<FramerEvent> event = framer.next(in);
      while (event.isPresent()) {
        take(event.get(), framer, literals, found);
        event = framer.next(in);
      }
    }
    return found;
  }

  private static void take(
      FramerEvent event, CommandFramer framer, Literals literals, List<String> found) {
    if (event instanceof FramerEvent.Complete complete) {
      found.add(complete.line().toString());
      parse(complete.line());
    } else if (event instanceof FramerEvent.LiteralWanted wanted) {
      found.add(wanted.size() + " " + wanted.kind());
      arguments(wanted.textSoFar(), AppendRequest::soFar);
      decide(wanted, framer, literals);
    } else if (event instanceof FramerEvent.BadLine bad) {
      found.add(bad.text());
    } else if (event instanceof FramerEvent.TooLong) {
      found.add("too long");
    }
  }

  private static void decide(
      FramerEvent.LiteralWanted wanted, CommandFramer framer, Literals literals) {
    if (literals == Literals.STREAMED) {
      framer.streamLiteral();
    } else if (literals == Literals.KEPT && wanted.fits()) {
      framer.acceptLiteral();
    } else {
      framer.refuseLiteral();
    }
  }

  /** Lets each command read it, as if it had been given its name. */
  private static void parse(CommandLine line) {
    for (ImapCommand<?> command : COMMANDS) {
      arguments(
          line,
          in -> {
            command.parse(in);
            in.end();
          });
    }
  }

  private static void arguments(CommandLine line, Consumer<ImapReader> grammar) {
    for (ImapReader in : List.of(ImapReader.of(line), ImapReader.utf8(line))) {
      try {
        in.tag();
        in.sp();
        if (in.commandName().equals("UID")) {
          in.sp();
          in.commandName();
        }
        grammar.accept(in);
      } catch (ImapSyntaxException e) {
        assertThat(e.text()).isPrintable();
      }
    }
  }
}
