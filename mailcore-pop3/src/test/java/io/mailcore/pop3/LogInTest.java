package io.mailcore.pop3;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 1939, section 4; RFC 5034; RFC 2595, section 4; RFC 3206. */
class LogInTest {

  private static final String GREETING = "+OK mail.example.test POP3 ready\r\n";

  private final Pop3Fixture fixture = new Pop3Fixture().with("a: b\r\n\r\n");

  @Test
  void greetsWithoutATimestampOfApop() {
    assertThat(fixture.connect().read()).isEqualTo(GREETING);
  }

  @Test
  void logsInWithUserAndPass() {
    FakeConnection client = fixture.greeted();
    assertThat(client.say("user ann\r\npass secret\r\n"))
        .isEqualTo("+OK send PASS\r\n+OK 1 messages (8 octets)\r\n");
  }

  @Test
  void saysNothingOfTheNameButBeforeThePassword() {
    FakeConnection client = fixture.greeted();
    assertThat(client.say("USER nobody\r\n")).isEqualTo("+OK send PASS\r\n");
    assertThat(client.say("PASS wrong\r\n"))
        .isEqualTo("-ERR [AUTH] wrong user name or password\r\n");
    assertThat(client.say("PASS secret\r\n")).as("the name is used up").startsWith("-ERR ");
  }

  @Test
  void takesSpacesInPasswordsForPartOfThem() {
    FakeConnection client = fixture.greeted();
    assertThat(client.say("USER ann\r\nPASS secret \r\n")).contains("-ERR [AUTH]");
  }

  @Test
  void tellsTemporaryFailuresAndExpiredPasswords() {
    FakeConnection client = fixture.greeted();
    assertThat(client.say("USER ann\r\nPASS later\r\n")).contains("\r\n-ERR [SYS/TEMP] ");
    assertThat(client.say("USER ann\r\nPASS expired\r\n")).contains("\r\n-ERR [AUTH] ");
  }

  @Test
  void closesAtTheThirdFailure() {
    FakeConnection client = fixture.greeted();
    client.say("USER ann\r\nPASS a\r\nUSER ann\r\nPASS b\r\n");
    assertThat(client.isClosed()).isFalse();
    assertThat(client.say("USER ann\r\nPASS c\r\nUSER ann\r\nPASS secret\r\n"))
        .isEqualTo("+OK send PASS\r\n-ERR [AUTH] wrong user name or password\r\n");
    assertThat(client.isClosed()).isTrue();
    assertThat(fixture.server.authenticator().checked()).hasSize(3);
  }

  @Test
  void refusesPlaintextWithoutTlsAndChecksNothing() {
    fixture.server.plaintext = false;
    fixture.listener = fixture.listener.limits(Pop3Fixture.MANY_ERRORS);
    FakeConnection client = fixture.greeted();
    assertThat(client.say("USER ann\r\n")).isEqualTo("-ERR [AUTH] plaintext refused: use TLS\r\n");
    assertThat(client.say("AUTH PLAIN AGFubgBzZWNyZXQ=\r\n")).startsWith("-ERR [AUTH] ");
    assertThat(client.say("PASS secret\r\n")).startsWith("-ERR ");
    assertThat(client.say("AUTH\r\n")).isEqualTo("+OK mechanisms\r\n.\r\n");
    assertThat(client.say("CAPA\r\n")).contains("STLS\r\n").doesNotContain("USER", "SASL");
    assertThat(fixture.server.authenticator().checked()).isEmpty();
  }

  @Test
  void forgetsTheNameOverStls() {
    FakeConnection client = fixture.greeted();
    client.say("USER ann\r\n");
    assertThat(client.say("STLS\r\n")).isEqualTo("+OK begin TLS\r\n");
    assertThat(client.say("PASS secret\r\n")).isEqualTo("-ERR send USER first\r\n");
    assertThat(client.say("STLS\r\n")).startsWith("-ERR ");
    assertThat(client.say("CAPA\r\n")).doesNotContain("STLS").contains("USER\r\n");
    assertThat(client.say("USER ann\r\nPASS secret\r\n")).contains("+OK 1 messages");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STLS\r\nNOOP\r\n",
        "STLS\r\nR",
        "stls\r\n\r\nNOOP",
        "STLS\r\nUSER evil\r\nPASS secret\r\n",
        "STLS\r\nAUTH PLAIN AGV2aWwAc2VjcmV0\r\n"
      })
  void dropsAClientThatSendsAnythingBehindStls(String bytes) {
    FakeConnection client = fixture.greeted();
    assertThat(client.say(bytes)).isEqualTo("-ERR nothing may follow STLS\r\n");
    assertThat(client.isClosed()).isTrue();
    assertThat(fixture.server.authenticator().checked()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"STLS \r\nNOOP\r\n", "STLS\nNOOP\n"})
  void takesOnlyAWellFormedStls(String bytes) {
    FakeConnection client = fixture.greeted();
    assertThat(client.say(bytes)).doesNotContain("+OK").startsWith("-ERR ");
    assertThat(client.context().tls()).isEmpty();
  }

  @Test
  void refusesStlsAfterLogInAndWithoutACertificate() {
    assertThat(fixture.loggedIn().say("STLS\r\n")).startsWith("-ERR ");
    fixture.server.hasTls = false;
    FakeConnection client = fixture.greeted();
    assertThat(client.say("STLS\r\n")).startsWith("-ERR ");
    assertThat(client.say("CAPA\r\n")).doesNotContain("STLS");
  }

  @Test
  void logsInWithSaslPlain() {
    String initial = base64("\0ann\0secret");
    FakeConnection client = fixture.greeted();
    assertThat(client.say("AUTH PLAIN " + initial + "\r\n")).startsWith("+OK 1 messages");
    client.drop();
    FakeConnection other = fixture.greeted();
    assertThat(other.say("auth plain\r\n")).isEqualTo("+ \r\n");
    assertThat(other.say(initial + "\r\n")).startsWith("+OK 1 messages");
  }

  @Test
  void logsInWithAMechanismInWhichTheServerSpeaksFirst() {
    FakeConnection client = fixture.greeted();
    assertThat(client.say("AUTH LOGIN\r\n")).isEqualTo("+ " + base64("Username:") + "\r\n");
    assertThat(client.say(base64("ann") + "\r\n")).isEqualTo("+ " + base64("Password:") + "\r\n");
    assertThat(client.say(base64("secret") + "\r\n")).startsWith("+OK 1 messages");
    client.drop();
    assertThat(fixture.greeted().say("AUTH LOGIN " + base64("ann") + "\r\n")).startsWith("-ERR ");
  }

  @Test
  void endsAnExchangeThatIsCancelled() {
    FakeConnection client = fixture.greeted();
    assertThat(client.say("AUTH PLAIN\r\n*\r\n"))
        .isEqualTo("+ \r\n-ERR authentication cancelled\r\n");
    assertThat(client.say("CAPA\r\n")).startsWith("+OK ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=",
        "====",
        "AA==",
        "AAAA",
        "YQBi",
        "YQ",
        "YQ=",
        "!!!!",
        "AAAAAA==",
        "YQ==YQ==",
        "*a"
      })
  void survivesMalformedResponses(String response) {
    for (String separator : new String[] {" ", "\r\n"}) {
      FakeConnection client = fixture.greeted();
      String answer = client.say("AUTH PLAIN" + separator + response + "\r\n");
      assertThat(answer).contains("-ERR ").doesNotContain("+OK");
      assertThat(client.say("USER ann\r\nPASS secret\r\n")).contains("+OK 1 messages");
      client.drop();
    }
  }

  @Test
  void refusesAResponseOfAHundredKilobytes() {
    FakeConnection client = fixture.greeted();
    String answer = client.say("AUTH PLAIN\r\n" + "QUFB".repeat(25_600) + "\r\n");
    assertThat(answer).isEqualTo("+ \r\n-ERR line too long\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void letsOneSessionHaveTheMaildrop() {
    FakeConnection first = fixture.loggedIn();
    FakeConnection second = fixture.greeted();
    assertThat(second.say("USER ann\r\nPASS secret\r\n")).contains("\r\n-ERR [IN-USE] ");
    assertThat(second.say("AUTH PLAIN " + base64("\0ann\0secret") + "\r\n"))
        .startsWith("-ERR [IN-USE] ");
    assertThat(second.say("USER ben\r\nPASS secret\r\n")).contains("+OK 0 messages");
    first.drop();
    assertThat(fixture.loggedIn().say("QUIT\r\n")).isEqualTo("+OK bye\r\n");
    assertThat(fixture.loggedIn().say("STAT\r\n")).as("free after QUIT").startsWith("+OK 1 ");
  }

  @Test
  void givesTheTimesOfTheRfc() {
    FakeConnection client = fixture.greeted();
    assertThat(client.deadline()).isEqualTo(Duration.ofSeconds(60));
    client.say("CAPA\r\n");
    client.say("USER ann\r\nPASS secret\r\n");
    assertThat(client.deadline()).isEqualTo(Duration.ofMinutes(30));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
