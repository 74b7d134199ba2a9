package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.model.Flag;
import io.mailcore.model.Uid;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.store.MemoryMailStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** APPEND (RFC 3501, section 6.3.11; RFC 4315; RFC 7889). */
class AppendTest {

  private final Sessions sessions = new Sessions();
  private final FakeConnection client = sessions.login();

  private MessageMeta only() {
    return sessions.mailbox("INBOX").messages(MessageQuery.all()).messages().get(0);
  }

  @Test
  void storesTheOctetsFlagsAndDateAsTheyAreGiven() throws IOException {
    String message = "From: a\r\n\r\n\u00e4 \rx\ny";
    assertThat(
            client.say(
                "a APPEND INBOX (\\Seen $Work) \" 7-Jul-1996 02:44:25 -0700\" {"
                    + message.length()
                    + "}\r\n"))
        .isEqualTo("+ OK\r\n");
    long validity = sessions.mailbox("INBOX").status().uidValidity().value();
    assertThat(client.say(message + "\r\n"))
        .isEqualTo("a OK [APPENDUID " + validity + " 1] APPEND done\r\n");
    MessageMeta meta = only();
    assertThat(meta.flags()).containsExactlyInAnyOrder(Flag.SEEN, Flag.keyword("$Work"));
    assertThat(meta.internalDate()).isEqualTo(OffsetDateTime.parse("1996-07-07T02:44:25-07:00"));
    try (InputStream in = sessions.mailbox("INBOX").content(Uid.of(1)).open()) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)).isEqualTo(message);
    }
  }

  @Test
  void takesTheTimeOfTheServerWithoutADate() {
    client.say("a APPEND INBOX {1+}\r\nx\r\n");
    assertThat(only().internalDate().toInstant()).isEqualTo(Sessions.NOW);
  }

  @Test
  void tellsTheSelectedMailboxAtOnce() {
    FakeConnection selected = sessions.select("INBOX");
    assertThat(selected.say("a APPEND INBOX {1+}\r\nx\r\n"))
        .startsWith("* 1 EXISTS\r\n* 1 RECENT\r\na OK [APPENDUID ");
  }

  @Test
  void announcesAKeywordThatIsNewInTheSelectedMailbox() {
    FakeConnection selected = sessions.select("INBOX");
    assertThat(selected.say("a APPEND INBOX ($Work) {1+}\r\nx\r\n"))
        .contains("* FLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft $Work)\r\n");
  }

  @Test
  void refusesAMessageOverTheLimitBeforeItIsSent() {
    assertThat(client.say("a APPEND INBOX {10001}\r\n"))
        .isEqualTo("a NO [TOOBIG] The message is too large\r\n");
    assertThat(client.say("b APPEND INBOX {10001+}\r\n" + "x".repeat(10001) + "\r\nc NOOP\r\n"))
        .isEqualTo("b NO [TOOBIG] The message is too large\r\nc OK NOOP done\r\n");
    assertThat(client.say("d APPEND INBOX {10000}\r\n")).isEqualTo("+ OK\r\n");
  }

  @Test
  void closesWhereAMessageCannotBeSkipped() {
    assertThat(client.say("a APPEND INBOX {99999999999+}\r\nxxx"))
        .isEqualTo(
            "a NO [TOOBIG] The message is too large\r\n* BYE [TOOBIG] Literal too large\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "none, 'NO [TRYCREATE] No such mailbox, create it first'",
    "a//b, 'NO [CANNOT] No mailbox can have this name'",
    "../x, 'NO [CANNOT] No mailbox can have this name'"
  })
  void refusesMailboxesThatAreNotThereBeforeTheMessageIsSent(String mailbox, String answer) {
    assertThat(client.say("a APPEND " + mailbox + " {5}\r\n")).isEqualTo("a " + answer + "\r\n");
    assertThat(client.say("b APPEND {4}\r\n")).isEqualTo("+ OK\r\n");
    assertThat(client.say("none {5}\r\n")).startsWith("b NO [TRYCREATE] ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a APPEND INBOX (\\Recent) {5}",
        "a APPEND INBOX (\\Unknown) {5}",
        "a APPEND INBOX \"31-Feb-2026 10:00:00 +0000\" {5}",
        "a APPEND INBOX \"1-Jan-2026 10:00:00 +0000\" {5}",
        "a APPEND INBOX x {5}",
        "a APPEND \"INBOX {5}",
        "a APPEND INBOX",
        "a APPEND INBOX message"
      })
  void answersBadBeforeTheMessageIsSent(String command) {
    assertThat(client.say(command + "\r\n")).startsWith("a BAD ").doesNotContain("+");
  }

  @Test
  void storesNothingWhereTheCommandDoesNotEndBehindTheMessage() {
    assertThat(client.say("a APPEND INBOX {1+}\r\nx (\\Seen)\r\n")).startsWith("a BAD ");
    assertThat(client.say("b APPEND INBOX {1+}\r\nx y\r\n")).startsWith("b BAD ");
    assertThat(client.say("c APPEND INBOX {3+}\r\nx\0y\r\n")).startsWith("c BAD ");
    assertThat(client.say("d APPEND INBOX {0+}\r\n\r\n")).startsWith("d NO [CANNOT] ");
    assertThat(sessions.mailbox("INBOX").status().counts().messages()).isZero();
  }

  @Test
  void takesALiteral8WithoutNul_rfc3516Section44() {
    assertThat(client.say("a APPEND INBOX ~{4}\r\n")).isEqualTo("+ OK\r\n");
    assertThat(client.say("\r\nx\u00e4\r\n")).startsWith("a OK [APPENDUID ");
    assertThat(client.say("b APPEND INBOX ~{3+}\r\nx\0y\r\n")).startsWith("b NO [UNKNOWN-CTE] ");
    assertThat(sessions.mailbox("INBOX").status().counts().messages()).isOne();
  }

  @Test
  void addsAllMessagesOrNone_rfc3502() {
    assertThat(client.say("a APPEND INBOX {1+}\r\nx (\\Seen) {1+}\r\ny\r\n"))
        .matches("a OK \\[APPENDUID \\d+ 1:2\\] APPEND done\r\n");
    assertThat(client.say("b APPEND INBOX {1+}\r\nx {1+}\r\n\0\r\n")).startsWith("b BAD ");
    assertThat(client.say("c APPEND INBOX {1+}\r\nx {0+}\r\n\r\n")).startsWith("c NO [CANNOT] ");
    assertThat(sessions.mailbox("INBOX").status().counts().messages()).isEqualTo(2);
  }

  @Test
  void takesSoManyMessagesInOneCommandAndNoMore() {
    assertThat(client.say("a APPEND INBOX" + " {1+}\r\nx".repeat(256) + "\r\n"))
        .matches("a OK \\[APPENDUID \\d+ 1:256\\] APPEND done\r\n");
    assertThat(client.say("b APPEND INBOX" + " {1+}\r\nx".repeat(257) + "\r\nc NOOP\r\n"))
        .matches("b NO \\[LIMIT\\] [^\r]+\r\nc OK [^\r]+\r\n");
    assertThat(sessions.mailbox("INBOX").status().counts().messages()).isEqualTo(256);
  }

  @Test
  void takesOneMessageSentAsItIsWhereTheOthersAreSwitchedOff() {
    Sessions without =
        new Sessions(
            ImapListener.onPort(0).without("MULTIAPPEND").without("CATENATE").without("REPLACE"));
    FakeConnection other = without.login();
    assertThat(other.say("a APPEND INBOX {1+}\r\nx {1+}\r\ny\r\n")).startsWith("a BAD ");
    assertThat(other.say("b APPEND INBOX CATENATE (TEXT {1}\r\n")).startsWith("b BAD ");
    assertThat(other.say("c APPEND INBOX CATENATE (URL \"/INBOX/;UID=1\")\r\n"))
        .startsWith("c BAD ");
    other.say("d SELECT INBOX\r\n");
    assertThat(other.say("e REPLACE 1 INBOX {1}\r\n")).startsWith("e BAD ");
    assertThat(without.mailbox("INBOX").status().counts().messages()).isZero();
  }

  @Test
  void copiesNoMoreInOneCommandThanAMessageMayHold() {
    client.say("a APPEND INBOX {6000+}\r\n" + "x".repeat(6000) + "\r\n");
    String message = " CATENATE (URL /INBOX/;UID=1)";
    assertThat(client.say("b APPEND INBOX" + message + "\r\n")).startsWith("b OK ");
    assertThat(client.say("c APPEND INBOX" + message + message + "\r\n"))
        .startsWith("c NO [TOOBIG] ");
    assertThat(sessions.mailbox("INBOX").status().counts().messages()).isEqualTo(2);
  }

  @Test
  void takesNoLiteral8WithoutBinary() {
    Sessions without = new Sessions(ImapListener.onPort(0).without("BINARY"));
    FakeConnection other = without.login();
    assertThat(other.say("a APPEND INBOX ~{2}\r\n")).startsWith("a BAD ");
    other.say("b SELECT INBOX\r\n");
    assertThat(other.say("c UID FETCH 1:* BINARY[1]\r\n")).startsWith("c BAD ");
    assertThat(other.say("d CAPABILITY\r\n")).doesNotContain("BINARY");
  }

  @Test
  void twoMessagesInOnePacketAreBothAnswered() {
    assertThat(client.say("a APPEND INBOX {1+}\r\nx\r\nb APPEND INBOX {1+}\r\ny\r\n"))
        .contains("a OK [APPENDUID ", " 1] APPEND done\r\nb OK [APPENDUID ", " 2] ");
  }

  @Test
  void theCommandGoesOnWhereStorageFailsInTheMiddle() {
    MemoryMailStore full = MemoryMailStore.builder().maxBytes(1000).build();
    Sessions small = new Sessions(full, ImapListener.onPort(0));
    FakeConnection other = small.login();
    assertThat(other.say("a APPEND INBOX {5000+}\r\n" + "x".repeat(5000) + "\r\nb NOOP\r\n"))
        .matches("a NO \\[(UNAVAILABLE|OVERQUOTA|LIMIT)\\] [^\r]+\r\nb OK NOOP done\r\n");
    assertThat(small.mailbox("INBOX").status().counts().messages()).isZero();
  }

  @Test
  void aLargeMessageHasTimeToArrive() {
    client.send("a APPEND INBOX {10000}\r\n");
    assertThat(client.deadline().toSeconds()).isEqualTo(30 * 60 + 20);
    client.send("x".repeat(10000) + "\r\n");
    assertThat(client.deadline().toSeconds()).isEqualTo(30 * 60);
  }
}
