package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.imap.session.Sessions;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.MailboxMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GETMETADATA, SETMETADATA and LIST RETURN (METADATA) (RFC 5464, RFC 9590). */
class MetadataCommandsTest {

  private final FakeConnection client = new Sessions().login();

  @Test
  void largeValuesComeInSeveralResponses() {
    String value = "x".repeat(30_000);
    for (int i = 0; i < 5; i++) {
      String entry = "/private/e" + i;
      assertThat(client.say("a SETMETADATA INBOX (" + entry + " {30000+}\r\n" + value + ")\r\n"))
          .isEqualTo("a OK SETMETADATA done\r\n");
    }
    String answer = client.say("b GETMETADATA INBOX (DEPTH infinity) /private\r\n");
    assertThat(answer).endsWith("b OK GETMETADATA done\r\n");
    assertThat(answer.split("\\* METADATA \"INBOX\" \\(", -1)).hasSize(4);
    assertThat(answer.split("\\{30000}\r\n" + value, -1)).hasSize(6);
    assertThat(client.say("c LIST \"\" INBOX RETURN (METADATA (/private/e0 /private/e1))\r\n"))
        .contains("* METADATA \"INBOX\" (/private/e0 {30000}\r\n", "c OK LIST done");
  }

  @Test
  void thereMayBeSoMany() {
    for (int i = 0; i < MailboxMetadata.MAX_ENTRIES; i++) {
      client.say("a SETMETADATA INBOX (/shared/e" + i + " \"x\")\r\n");
    }
    assertThat(client.say("a SETMETADATA INBOX (/private/x \"x\" /shared/e0 \"y\")\r\n"))
        .startsWith("a NO [METADATA TOOMANY] ");
    assertThat(client.say("b GETMETADATA INBOX /shared/e0\r\n"))
        .startsWith("* METADATA \"INBOX\" (/shared/e0 \"x\")\r\n");
  }

  @Test
  void aLineEndInAValueCannotBecomeAnAnswer() {
    client.say("a SETMETADATA INBOX (/private/x {13+}\r\nx\r\n* 1 EXISTS)\r\n");
    assertThat(client.say("b GETMETADATA INBOX /private/x\r\n"))
        .startsWith("* METADATA \"INBOX\" (/private/x {13}\r\nx\r\n* 1 EXISTS)\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "METADATA, GETMETADATA INBOX /private/x",
    "METADATA, SETMETADATA INBOX (/private/x NIL)",
    "METADATA, LIST \"\" % RETURN (METADATA (/private/x))",
    "LIST-METADATA, LIST \"\" % RETURN (METADATA (/private/x))"
  })
  void switchedOffItIsUnknown(String capability, String command) {
    FakeConnection without = new Sessions(ImapListener.onPort(0).without(capability)).login();
    assertThat(client.say("a CAPABILITY\r\n")).contains(" METADATA ", " LIST-METADATA ");
    assertThat(without.say("a CAPABILITY\r\n")).doesNotContain(" LIST-METADATA");
    assertThat(client.say("b " + command + "\r\n")).contains("b OK ");
    assertThat(without.say("b " + command + "\r\n")).startsWith("b BAD ");
  }

  @Test
  void strangersAreNotToldOfIt() {
    FakeConnection stranger = new Sessions().connect();
    assertThat(stranger.say("a CAPABILITY\r\n")).doesNotContain("METADATA");
    assertThat(stranger.say("b GETMETADATA \"\" /shared/admin\r\n")).startsWith("b BAD ");
  }
}
