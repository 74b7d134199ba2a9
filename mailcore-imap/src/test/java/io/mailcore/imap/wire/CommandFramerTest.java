package io.mailcore.imap.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandFramerTest {

  private static final FramingLimits LIMITS = new FramingLimits(100, 10, 16, 50);

  private static List<String> events(String bytes) {
    return Commands.events(new CommandFramer(LIMITS), Commands.bytes(bytes), bytes.length());
  }

  @Test
  void cutsPipelinedCommandsAtCrLf() {
    assertThat(events("a NOOP\r\nb NOOP\r\n\r\n"))
        .containsExactly("complete [a NOOP]", "complete [b NOOP]", "complete ");
  }

  @Test
  void asksForASynchronizingLiteralAndGoesOnBehindIt() {
    assertThat(events("a LOGIN u {4}\r\npass\r\nb NOOP\r\n"))
        .containsExactly(
            "literal 4 SYNCHRONIZING after [a LOGIN u ]",
            "complete [a LOGIN u ]{4:pass}",
            "complete [b NOOP]");
  }

  @Test
  void readsSeveralNonSynchronizingLiterals_rfc7888() {
    assertThat(events("a LOGIN {1+}\r\nu {4+}\r\np\r\nw\r\n"))
        .containsExactly(
            "literal 1 NON_SYNCHRONIZING after [a LOGIN ]",
            "literal 4 NON_SYNCHRONIZING after [a LOGIN ]{1:u}[ ]",
            "complete [a LOGIN ]{1:u}[ ]{4:p\r\nw}");
  }

  @Test
  void tellsLiteral8Apart_rfc4466() {
    assertThat(events("a APPEND x ~{3+}\r\n\0\1\2\r\n"))
        .containsExactly(
            "literal 3 BINARY_NON_SYNCHRONIZING after [a APPEND x ]",
            "complete [a APPEND x ]{3:\0\1\2}");
  }

  @Test
  void readsLiteralsOfNoOctets() {
    assertThat(events("a LOGIN {0+}\r\n {0}\r\n\r\n"))
        .containsExactly(
            "literal 0 NON_SYNCHRONIZING after [a LOGIN ]",
            "literal 0 SYNCHRONIZING after [a LOGIN ]{0:}[ ]",
            "complete [a LOGIN ]{0:}[ ]{0:}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{-1}", "{+}", "{1 }", "{0x10}", "{1-}", "{}", "x}", "\"{\" p}", "{1}}"})
  void leavesWhatIsNoAnnouncementToTheReader(String end) {
    assertThat(events("a X " + end + "\r\n")).containsExactly("complete [a X " + end + "]");
  }

  @Test
  void refusesSizesThatNoNumberHolds() {
    assertThat(events("a X {99999999999999999999}\r\nb NOOP\r\n"))
        .containsExactly(
            "bad [a X {99999999999999999999}]: Literal size out of range", "complete [b NOOP]");
    assertThat(events("a X {99999999999999999999+}\r\nb NOOP\r\n"))
        .containsExactly("bad [a X {99999999999999999999+}]: Literal size out of range fatal");
  }

  @Test
  void endsTheCommandWhenASynchronizingLiteralIsRefused() {
    assertThat(events("a LOGIN {4294967295}\r\nb NOOP\r\n"))
        .containsExactly("literal 4294967295 SYNCHRONIZING after [a LOGIN ]", "complete [b NOOP]");
  }

  @Test
  void swallowsARefusedNonSynchronizingLiteralAndTheRestOfItsCommand_rfc7888() {
    assertThat(events("a LOGIN {20+}\r\n01234567890\r\nb NOOP {5+}\r\n12\r\n3 x\r\nc NOOP\r\n"))
        .containsExactly("literal 20 NON_SYNCHRONIZING after [a LOGIN ]", "complete [c NOOP]");
  }

  @Test
  void losesTheConnectionWhenTooMuchWouldHaveToBeSwallowed() {
    assertThat(events("a LOGIN {4294967295+}\r\nb NOOP\r\n"))
        .containsExactly("literal 4294967295 NON_SYNCHRONIZING after [a LOGIN ]", "closed");
    assertThat(events("a X {40+}\r\n" + "x".repeat(40) + " {11+}\r\nb NOOP\r\n"))
        .containsExactly(
            "literal 40 NON_SYNCHRONIZING after [a X ]", "bad : Literals too large fatal");
  }

  @Test
  void stopsAtTheSumOfLiteralsInOneCommand() {
    assertThat(events("a X {10+}\r\n0123456789 {6+}\r\n012345 {1+}\r\nx\r\nb NOOP\r\n"))
        .containsExactly(
            "literal 10 NON_SYNCHRONIZING after [a X ]",
            "literal 6 NON_SYNCHRONIZING after [a X ]{10:0123456789}[ ]",
            "literal 1 NON_SYNCHRONIZING after [a X ]{10:0123456789}[ ]{6:012345}[ ]",
            "complete [b NOOP]");
  }

  @Test
  void takesNoMemoryForOctetsThatHaveNotCome() {
    FramingLimits huge = new FramingLimits(100, Integer.MAX_VALUE, Integer.MAX_VALUE, 0);
    for (int i = 0; i < 1000; i++) {
      CommandFramer framer = new CommandFramer(huge);
      framer.next(ByteBuffer.wrap(Commands.bytes("a X {2147483647}\r\n")));
      framer.acceptLiteral();
      assertThat(framer.next(ByteBuffer.wrap(Commands.bytes("x")))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a X\0Y", "a X\rY", "a X\r\rY"})
  void throwsACommandWithNulOrLoneCrAwayUpToItsEnd(String bad) {
    List<String> events = events(bad + "\r\nb NOOP\r\n");
    assertThat(events).hasSize(2);
    assertThat(events.get(0)).startsWith("bad [a X]: ").doesNotContain("fatal");
    assertThat(events.get(1)).isEqualTo("complete [b NOOP]");
  }

  @Test
  void doesNotGuessWhereABadCommandWithALiteralEnds() {
    assertThat(events("a X\0 {9+}\r\nb LOGOUT\r\n"))
        .containsExactly("bad [a X]: NUL is not allowed fatal");
    assertThat(events("a X {9+}\nb LOGOUT\r\n"))
        .containsExactly("bad [a X {9+}]: Lines must end with CRLF fatal");
  }

  @Test
  void refusesBareLfUnlessThatLeniencyIsOn() {
    assertThat(events("a NOOP\nb NOOP\r\n"))
        .containsExactly("bad [a NOOP]: Lines must end with CRLF", "complete [b NOOP]");
    byte[] bytes = Commands.bytes("a X {1}\nx\nb NOOP\r\n");
    assertThat(Commands.events(CommandFramer.acceptingBareLf(LIMITS), bytes, bytes.length))
        .containsExactly(
            "literal 1 SYNCHRONIZING after [a X ]", "complete [a X ]{1:x}", "complete [b NOOP]");
  }

  @Test
  void throwsTooLongCommandsAwayUpToTheirEnd() {
    String fits = "a " + "x".repeat(98);
    assertThat(events(fits + "\r\n")).containsExactly("complete [" + fits + "]");
    assertThat(events(fits + "y\r\nb NOOP\r\n"))
        .containsExactly("too long [" + fits + "]", "complete [b NOOP]");
    assertThat(events(fits + " {5+}\r\nb NOOP\r\n"))
        .containsExactly("too long [" + fits + "] fatal");
  }

  @Test
  void countsTextOnAllLinesOfACommand() {
    assertThat(events("a X" + " {0+}\r\n".repeat(20) + "\r\n"))
        .last()
        .asString()
        .startsWith("too long");
  }

  @Test
  void givesUpLookingForTheEndOfAnEndlessLine() {
    assertThat(events("a " + "x".repeat(100_000)))
        .containsExactly("too long [a " + "x".repeat(98) + "] fatal");
  }

  @Test
  void streamsALiteralOfAnySize() {
    CommandFramer framer = new CommandFramer(LIMITS);
    ByteBuffer in = ByteBuffer.wrap(Commands.bytes("a APPEND x {40+}\r\n" + "m".repeat(30)));
    FramerEvent.LiteralWanted wanted = (FramerEvent.LiteralWanted) framer.next(in).orElseThrow();
    assertThat(wanted.fits()).isFalse();
    framer.streamLiteral();
    var first = (FramerEvent.LiteralPiece) framer.next(in).orElseThrow();
    assertThat(first.bytes().remaining()).isEqualTo(30);
    assertThat(first.last()).isFalse();
    assertThat(framer.next(in)).isEmpty();
    in = ByteBuffer.wrap(Commands.bytes("m".repeat(10) + "\r\nb NOOP\r\n"));
    var second = (FramerEvent.LiteralPiece) framer.next(in).orElseThrow();
    assertThat(second.bytes().remaining()).isEqualTo(10);
    assertThat(second.last()).isTrue();
    assertThat(Commands.say(framer.next(in).orElseThrow()))
        .isEqualTo("complete [a APPEND x ]{40:}");
    assertThat(Commands.say(framer.next(in).orElseThrow())).isEqualTo("complete [b NOOP]");
  }

  @Test
  void endsAStreamOfNoOctetsAtOnce() {
    CommandFramer framer = new CommandFramer(LIMITS);
    ByteBuffer in = ByteBuffer.wrap(Commands.bytes("a APPEND x {0}\r\n"));
    framer.next(in);
    framer.streamLiteral();
    assertThat(((FramerEvent.LiteralPiece) framer.next(in).orElseThrow()).last()).isTrue();
  }

  @Test
  void readsNothingUntilALiteralIsDecidedOn() {
    CommandFramer framer = new CommandFramer(LIMITS);
    ByteBuffer in = ByteBuffer.wrap(Commands.bytes("a X {1+}\r\nx\r\n"));
    framer.next(in);
    assertThat(framer.next(in)).isEmpty();
    assertThat(in.remaining()).isEqualTo(3);
    framer.acceptLiteral();
    assertThatThrownBy(framer::refuseLiteral).isInstanceOf(IllegalStateException.class);
    assertThat(framer.inCommand()).isTrue();
    assertThat(Commands.say(framer.next(in).orElseThrow())).isEqualTo("complete [a X ]{1:x}");
    assertThat(framer.inCommand()).isFalse();
  }

  @Test
  void takesWiderLimitsAfterLogin() {
    CommandFramer framer = new CommandFramer(LIMITS);
    framer.limits(new FramingLimits(200, 10, 16, 50));
    byte[] bytes = Commands.bytes("x".repeat(150) + "\r\n");
    assertThat(Commands.events(framer, bytes, bytes.length)).hasSize(1);
  }
}
