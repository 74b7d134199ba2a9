package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** LOGIN, AUTHENTICATE and STARTTLS (RFC 3501, section 6.2; RFC 4959). */
class LoginTest {

  private final Sessions sessions = new Sessions();

  private FakeConnection clear() {
    FakeConnection client = sessions.connect(false);
    client.read();
    return client;
  }

  private FakeConnection tls() {
    FakeConnection client = sessions.connect();
    client.read();
    return client;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a LOGIN ann secret",
        "a login \"ann\" \"secret\"",
        "a LOGIN {3+}\r\nann {6+}\r\nsecret",
        "a LOGIN ann {6+}\r\nsecret"
      })
  void logsInHoweverTheStringsAreWritten(String command) {
    assertThat(tls().say(command + "\r\n")).startsWith("a OK [CAPABILITY ");
    assertThat(sessions.server().authenticator().checked()).containsExactly("1 ann");
  }

  @Test
  void asksForEachSynchronizingLiteral() {
    FakeConnection client = tls();
    assertThat(client.say("a LOGIN {3}\r\n")).isEqualTo("+ OK\r\n");
    assertThat(client.say("ann {6}\r\n")).isEqualTo("+ OK\r\n");
    assertThat(client.say("secret\r\n")).startsWith("a OK ");
  }

  @Test
  void unescapesQuotedStrings() {
    tls().say("a LOGIN \"a\\\"n\\\\n\" secret\r\n");
    assertThat(sessions.server().authenticator().checked()).containsExactly("1 a\"n\\n");
  }

  @ParameterizedTest
  @CsvSource({
    "wrong, NO [AUTHENTICATIONFAILED] Authentication failed",
    "expired, NO [EXPIRED] The password must be changed first",
    "later, 'NO [UNAVAILABLE] Can not check log-ins now, try again later'"
  })
  void saysWhyALogInFails(String password, String answer) {
    assertThat(tls().say("a LOGIN ann " + password + "\r\n")).isEqualTo("a " + answer + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a LOGIN ann secret",
        "a AUTHENTICATE PLAIN AGFubgBzZWNyZXQ=",
        "a AUTHENTICATE PLAIN",
        "a AUTHENTICATE LOGIN",
        "a LOGIN {3}",
        "a LOGIN ann {6}"
      })
  void refusesPasswordsInClearWithoutLookingAtThem(String command) {
    assertThat(clear().say(command + "\r\n"))
        .isEqualTo("a NO [PRIVACYREQUIRED] Passwords are taken over TLS only\r\n");
    assertThat(sessions.server().authenticator().checked()).isEmpty();
  }

  @Test
  void takesPasswordsInClearWhereTheHostAllowsThat() {
    sessions.server().plaintext = true;
    assertThat(sessions.connect(false).read()).contains("AUTH=PLAIN").doesNotContain("LOGINDIS");
    assertThat(clear().say("a LOGIN ann secret\r\n")).startsWith("a OK ");
  }

  @Test
  void authenticatesWithAnInitialResponseOrWithout() {
    assertThat(tls().say("a AUTHENTICATE PLAIN AGFubgBzZWNyZXQ=\r\n"))
        .startsWith("a OK [CAPABILITY ");
    FakeConnection client = tls();
    assertThat(client.say("a authenticate plain\r\n")).isEqualTo("+ \r\n");
    assertThat(client.say("AGFubgBzZWNyZXQ=\r\n")).startsWith("a OK [CAPABILITY ");
  }

  @Test
  void askForEachPartWhereTheServerSpeaksFirst() {
    FakeConnection client = tls();
    assertThat(client.say("a AUTHENTICATE LOGIN\r\n")).isEqualTo("+ VXNlcm5hbWU6\r\n");
    assertThat(client.say("YW5u\r\n")).isEqualTo("+ UGFzc3dvcmQ6\r\n");
    assertThat(client.say("c2VjcmV0\r\n")).startsWith("a OK ");
  }

  @Test
  void refusesAnInitialResponseWhereTheServerSpeaksFirst() {
    assertThat(tls().say("a AUTHENTICATE LOGIN YW5u\r\n"))
        .isEqualTo("a BAD No initial response is allowed\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "!!", "AGFubgBzZWNyZXQ", "AGFubgBzZWNyZXQ==", "a b", "{3}", "AA=="})
  void anythingButTheResponseEndsTheExchangeWithBad(String line) {
    FakeConnection client = tls();
    client.say("a AUTHENTICATE PLAIN\r\n");
    assertThat(client.say(line + "\r\n")).startsWith("a BAD ");
    assertThat(sessions.server().authenticator().checked()).isEmpty();
    assertThat(client.say("b LOGIN ann secret\r\n")).startsWith("b OK ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", "AA==", "AAAA", "YQBi"})
  void malformedCredentialsAreBad(String response) {
    assertThat(tls().say("a AUTHENTICATE PLAIN " + response + "\r\n"))
        .isNotEqualTo("")
        .doesNotStartWith("a OK");
  }

  @Test
  void mechanismsThatAreNotOfferedAreRefused() {
    assertThat(tls().say("a AUTHENTICATE GSSAPI\r\n")).startsWith("a NO [CANNOT] ");
  }

  @Test
  void threeWrongPasswordsEndTheConnection() {
    FakeConnection client = tls();
    client.say("a LOGIN ann x\r\nb LOGIN ann y\r\n");
    assertThat(client.say("c LOGIN ann z\r\nd LOGIN ann secret\r\n"))
        .isEqualTo(
            "c NO [AUTHENTICATIONFAILED] Authentication failed\r\n* BYE Too many errors\r\n");
    assertThat(client.isClosed()).isTrue();
    assertThat(sessions.server().authenticator().checked())
        .containsExactly("1 ann", "2 ann", "3 ann");
  }

  @Test
  void cannotLogInTwice() {
    assertThat(sessions.login().say("a LOGIN bob secret\r\nb AUTHENTICATE PLAIN\r\nc STARTTLS\r\n"))
        .isEqualTo(
            "a BAD Already logged in\r\nb BAD Already logged in\r\nc BAD Already logged in\r\n");
  }

  @Test
  void startTlsForgetsWhatWasAndGoesOnInside() {
    FakeConnection client = clear();
    client.say("a NOOP\r\n");
    assertThat(client.say("b STARTTLS\r\n")).isEqualTo("b OK Begin TLS now\r\n");
    assertThat(client.say("c CAPABILITY\r\n")).contains("AUTH=PLAIN").doesNotContain("STARTTLS");
    assertThat(client.say("d STARTTLS\r\n")).isEqualTo("d BAD TLS can not be started here\r\n");
    assertThat(client.say("e LOGIN ann secret\r\n")).startsWith("e OK ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"b NOOP\r\n", "b", "\r\n", "b LOGIN mallory secret\r\n"})
  void octetsBehindStartTlsEndTheConnection(String injected) {
    FakeConnection client = clear();
    assertThat(client.say("a STARTTLS\r\n" + injected))
        .startsWith("a BAD ")
        .doesNotContain("OK", "b ");
    assertThat(client.isClosed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a STARTTLS {0+}\r\n\r\n", "a STARTTLS x\r\n", "a STARTTLS \r\n"})
  void startTlsTakesNoArguments(String command) {
    FakeConnection client = clear();
    assertThat(client.say(command)).startsWith("a BAD ");
    assertThat(client.canStartTls()).isTrue();
  }
}
