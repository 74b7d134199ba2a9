package io.mailcore.pop3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.net.ConnectionLimits;
import io.mailcore.net.testing.FakeConnection;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dispatcher: which commands are taken when, and what becomes of all else. */
class CommandsTest {

  private static final String SINGLE = "a: b\r\n\r\n.x\r\n";

  private final Pop3Fixture fixture = new Pop3Fixture().with(SINGLE);

  @Test
  void listsCapabilitiesBeforeAndAfterLogIn() {
    String common =
        """
        +OK capabilities
        TOP
        UIDL
        USER
        SASL PLAIN LOGIN
        @PIPELINING
        RESP-CODES
        AUTH-RESP-CODE
        EXPIRE NEVER
        IMPLEMENTATION mailcore
        .
        """
            .replace("\n", "\r\n");
    assertThat(fixture.greeted().say("CAPA\r\n")).isEqualTo(common.replace("@", "STLS\r\n"));
    assertThat(fixture.loggedIn().say("CAPA\r\n"))
        .as("RFC 2449, section 5: what is announced before log-in is announced after it")
        .isEqualTo(common.replace("@", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TOP 1 999999999999",
        "TOP 1",
        "TOP 1 -1",
        "TOP 1 1 1",
        "RETR 4294967297",
        "RETR",
        "RETR +1",
        "LIST 1 2",
        "LIST 0",
        "LIST ",
        "UIDL 0",
        "UIDL x",
        "RETR 999",
        "RETR 18446744073709551617",
        "DELE -1",
        "DELE 1.5",
        "DELE 0",
        "DELE",
        "STAT 1",
        "NOOP x",
        "RSET ",
        "QUIT now",
        "APOP ann c4c9334bac560ecc979e58001b3e22fb",
        "XTND",
        "USER ann",
        "PASS secret",
        "AUTH PLAIN",
        "",
        " ",
        " NOOP",
        "N\u00f6op",
        "RETR\u00a01",
        "RETR 1\u0000",
        "RETR\t1",
        "NOOP\r",
        "RETR 1\rDELE 1"
      })
  void refusesWithOneLine(String command) {
    FakeConnection client = fixture.loggedIn();
    assertThat(client.say(command + "\r\n"))
        .startsWith("-ERR ")
        .endsWith("\r\n")
        .containsOnlyOnce("\n");
    assertThat(client.say("STAT\r\n")).isEqualTo("+OK 1 " + SINGLE.length() + "\r\n");
  }

  @Test
  void takesNoMailCommandsBeforeLogIn() {
    fixture.listener = fixture.listener.limits(Pop3Fixture.MANY_ERRORS);
    FakeConnection client = fixture.greeted();
    for (String command : "STAT,LIST,RETR 1,DELE 1,NOOP,RSET,TOP 1 0,UIDL".split(",")) {
      assertThat(client.say(command + "\r\n")).isEqualTo("-ERR log in first\r\n");
    }
    assertThat(client.say("QUIT\r\n")).isEqualTo("+OK bye\r\n");
  }

  @Test
  void answersALineThatLacksItsCr() {
    FakeConnection client = fixture.loggedIn();
    assertThat(client.say("STAT\n")).startsWith("-ERR ");
    assertThat(client.say("STAT\r\n")).startsWith("+OK ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        "post / HTTP/1.1\r\n",
        "CONNECT x:25 HTTP/1.1\r\n",
        "PUT / HTTP/1.1\r\n",
        "OPTIONS * HTTP/1.1\r\n",
        "GET / HTTP/1.1\n",
        "\u0016\u0003\u0001",
        "SSH-2.0-x\r\n",
        "*1\r\n$4\r\nPING\r\n",
        "\u0000\u0000\r\n",
        "\u00ff\u00fb",
        "{\"a\":1}\r\n"
      })
  void leavesAtOnceWhatSpeaksAnotherProtocol(String bytes) {
    FakeConnection client = fixture.greeted();
    String rest = "USER ann\r\nPASS secret\r\n";
    assertThat(client.say(bytes + rest)).isEqualTo("-ERR this is a POP3 server\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void closesAfterTooManyErrors() {
    FakeConnection before = fixture.greeted();
    assertThat(before.say("X\r\nX\r\nX\r\nX\r\n")).isEqualTo("-ERR unknown command\r\n".repeat(3));
    assertThat(before.isClosed()).isTrue();
    FakeConnection after = fixture.loggedIn();
    assertThat(after.say("X\r\n".repeat(30))).isEqualTo("-ERR unknown command\r\n".repeat(20));
    assertThat(after.isClosed()).isTrue();
  }

  @Test
  void closesAfterTooManyCommandsThatDoNothing() {
    FakeConnection client = fixture.loggedIn();
    client.say("NOOP\r\n".repeat(100));
    client.say("STAT\r\n");
    client.say("NOOP\r\n".repeat(99) + "RSET\r\n");
    assertThat(client.isClosed()).isFalse();
    assertThat(client.say("NOOP\r\n")).startsWith("-ERR ");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void countsAMessageThatWasDeletedForNoError() {
    fixture.listener = fixture.listener.limits(new ConnectionLimits(1, 1, 3, 3, 100));
    FakeConnection client = fixture.loggedIn();
    client.say("DELE 1\r\n" + "RETR 1\r\n".repeat(10));
    assertThat(client.isClosed()).isFalse();
  }

  @Test
  void refusesLinesThatAreTooLong() {
    FakeConnection client = fixture.loggedIn();
    assertThat(client.say("NOOP " + "x".repeat(20_000) + "\r\nSTAT\r\n"))
        .isEqualTo("-ERR line too long\r\n+OK 1 " + SINGLE.length() + "\r\n");
    assertThat(client.say("x".repeat(200_000))).isEqualTo("-ERR line too long\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void takesArgumentsOf255Octets() {
    FakeConnection client = fixture.greeted();
    String name = "n".repeat(255 - "USER \r\n".length());
    assertThat(client.say("USER " + name + "\r\nPASS secret\r\n")).contains("+OK 0 messages");
  }

  @Test
  void givesTheSameAnswersHoweverTheBytesAreSplit() {
    String script =
        "CAPA\r\nUSER ann\r\nPASS secret\r\nSTAT\r\nLIST\r\nUIDL\r\nTOP 1 0\r\nRETR 1\r\nNOOP\r\n"
            + "x\ny\r\n\r\nRETR 1\r2\r\nRETR 2\r\nDELE 1\r\nRETR 1\r\nRSET\r\nDELE 1\r\nQUIT\r\n";
    byte[] bytes = script.getBytes(StandardCharsets.US_ASCII);
    String whole = answers(bytes, bytes.length);
    assertThat(whole).endsWith("+OK bye\r\n").contains("\r\n..x\r\n.\r\n");
    for (int fragment = 1; fragment < bytes.length; fragment++) {
      assertThat(answers(bytes, fragment)).as("fragments of %d", fragment).isEqualTo(whole);
    }
  }

  @Test
  void endsFloodsAndForeignSpeechAtTheSameOctetHoweverTheyAreSplit() {
    for (String script :
        new String[] {"X\r\n\u0016\u0003X\r\nCAPA\r\n", "a".repeat(90_000) + "\r\nCAPA\r\n"}) {
      byte[] bytes = script.getBytes(StandardCharsets.ISO_8859_1);
      String whole = answers(bytes, bytes.length);
      for (int fragment : new int[] {1, 2, 7, 4096, 65_536}) {
        assertThat(answers(bytes, fragment)).isEqualTo(whole);
      }
    }
  }

  private static String answers(byte[] bytes, int fragment) {
    return new Pop3Fixture().with(SINGLE).greeted().send(bytes, fragment).read();
  }

  @Test
  void failsToStartWithTlsFromTheFirstByteButNoCertificate() {
    fixture.server.hasTls = false;
    Pop3Listener listener = Pop3Listener.implicitTls();
    assertThatThrownBy(() -> listener.protocol(fixture.server))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("pop3s: no certificate");
  }

  @Test
  void keepsItsSettings() {
    Pop3Listener listener = Pop3Listener.implicitTls().host("0.0.0.0").port(0).named("pop3s-2");
    assertThat(listener.name()).isEqualTo("pop3s-2");
    assertThat(listener.settings().implicitTls()).isTrue();
    assertThat(listener.settings().port()).isZero();
    assertThat(listener).hasToString("pop3s-2 0.0.0.0:0");
    assertThat(Pop3Listener.implicitTls().settings().port()).isEqualTo(995);
    assertThat(Pop3Listener.onPort(110).name()).isEqualTo("pop3");
  }
}
