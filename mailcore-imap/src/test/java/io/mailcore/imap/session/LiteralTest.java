package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Literals that are too large, or none (RFC 3501, section 4.3; RFC 7888; attack S-30). */
class LiteralTest {

  private final Sessions sessions = new Sessions();

  private FakeConnection stranger() {
    FakeConnection client = sessions.connect();
    client.read();
    return client;
  }

  @ParameterizedTest
  @ValueSource(strings = {"4294967295", "4097", "99999999999"})
  void refusesALargeLiteralOfAStrangerBeforeItIsSent(String size) {
    FakeConnection client = stranger();
    assertThat(client.say("a LOGIN {" + size + "}\r\n"))
        .isEqualTo("a NO [TOOBIG] Literal too large\r\n");
    assertThat(client.say("b LOGIN ann secret\r\n")).startsWith("b OK ");
  }

  @Test
  void closesWhereTheOctetsCannotBeSkipped() {
    FakeConnection client = stranger();
    assertThat(client.say("a LOGIN {4294967295+}\r\n"))
        .isEqualTo("a NO [TOOBIG] Literal too large\r\n* BYE [TOOBIG] Literal too large\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void skipsALiteralThatIsNotMuchTooLarge() {
    FakeConnection client = stranger();
    assertThat(client.say("a LOGIN ann {5000+}\r\n" + "x".repeat(5000) + "\r\nb NOOP\r\n"))
        .isEqualTo("a NO [TOOBIG] Literal too large\r\nb OK NOOP done\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "{99999999999999999999}",
    "{-1}",
    "{+}",
    "{1 }",
    "{0x10}",
    "{}",
    "{1}x",
    "{ 1}",
    "{1++}"
  })
  void answersBadToWhatIsNoLiteral(String literal) {
    assertThat(stranger().say("a LOGIN " + literal + "\r\n")).startsWith("a BAD ");
  }

  @Test
  void stopsAtTheSumOfAllLiteralsOfACommand() {
    FakeConnection client = stranger();
    StringBuilder command = new StringBuilder("a LOGIN");
    for (int i = 0; i < 10_000; i++) {
      command.append(" {4096+}\r\n").append("x".repeat(4096));
    }
    assertThat(client.say(command + "\r\n"))
        .isEqualTo("a NO [TOOBIG] Literal too large\r\n* BYE Literals too large\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a SELECT {5}", "a XYZZY {5}", "a STATUS {5+}", "a UID {3}"})
  void asksForNoLiteralOfACommandThatCannotRun(String command) {
    assertThat(stranger().say(command + "\r\n")).startsWith("a BAD ").doesNotContain("+");
  }

  @Test
  void takesNoLiteralWithoutATag() {
    assertThat(stranger().say("{5}\r\n")).startsWith("* BAD ");
  }

  @Test
  void refusesNulInALiteral() {
    assertThat(stranger().say("a LOGIN {3+}\r\nx\0y secret\r\n")).startsWith("a BAD ");
  }

  @Test
  void aLineEndInALiteralIsNoLineEnd() {
    // The name holds a line end, then a command: it is a name all the same (S-10).
    FakeConnection client = stranger();
    assertThat(client.say("a LOGIN {11+}\r\nu\r\nx NOOP p secret\r\n"))
        .startsWith("a BAD ")
        .doesNotContain("x OK");
  }

  @Test
  void commandLinesOfStrangersAreBounded() {
    FakeConnection client = stranger();
    assertThat(client.say("a LOGIN " + "x".repeat(20_000) + "\r\nb NOOP\r\n"))
        .isEqualTo("a BAD Command line too long\r\nb OK NOOP done\r\n");
  }

  @Test
  void anEndlessLineEndsTheConnection() {
    FakeConnection client = stranger();
    assertThat(client.say("a LOGIN " + "x".repeat(200_000)))
        .isEqualTo("a BAD Command line too long\r\n* BYE Command line too long\r\n");
    assertThat(client.isClosed()).isTrue();
  }
}
