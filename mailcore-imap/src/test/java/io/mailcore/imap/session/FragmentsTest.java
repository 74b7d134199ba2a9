package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.testing.FakeConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same octets get the same answers, however the network splits them. */
class FragmentsTest {

  private static final String MESSAGE = "Subject: x\r\n\r\na NOOP\r\n{3}\r\n";

  private static final List<String> SCRIPTS =
      List.of(
          "a CAPABILITY\r\nb LOGIN {3}\r\nann {6+}\r\nsecret\r\nc LOGOUT\r\nd NOOP\r\n",
          "a AUTHENTICATE PLAIN\r\nAGFubgBzZWNyZXQ=\r\nb SELECT INBOX\r\nc NOOP\r\n",
          "a AUTHENTICATE LOGIN\r\nYW5u\r\n*\r\nb X\r\nc LOGIN \"ann\" secret\r\n",
          login(
              "b APPEND INBOX (\\Seen $a) \"17-Jul-1996 02:44:25 -0700\" {"
                  + MESSAGE.length()
                  + "}\r\n"
                  + MESSAGE
                  + "\r\nc APPEND {5+}\r\nINBOX {"
                  + MESSAGE.length()
                  + "+}\r\n"
                  + MESSAGE
                  + "\r\nd APPEND INBOX {"
                  + MESSAGE.length()
                  + "+}\r\n"
                  + MESSAGE
                  + "x\r\ne APPEND INBOX {3+}\r\na\0b\r\nf APPEND INBOX {0+}\r\n\r\ng SELECT INBOX"
                  + "\r\nh APPEND INBOX {99999999}\r\ni NOOP\r\n"),
          login(
              "b CREATE a/b/c\r\nc CREATE &AOQ-\r\nd LIST \"\" *\r\ne SUBSCRIBE a/b\r\n"
                  + "f LSUB \"\" %\r\ng RENAME a x\r\nh DELETE x/b\r\ni LIST \"\" x%\r\n"
                  + "j STATUS x (MESSAGES SIZE)\r\nk LIST \"\" \"\"\r\nl CREATE &\r\n"),
          login(
              "b SELECT INBOX\r\nc IDLE\r\ndone\r\nd IDLE\r\nNOOP\r\ne CLOSE\r\nf CLOSE\r\n"
                  + "g EXAMINE INBOX\r\nh EXPUNGE\r\ni UNSELECT\r\nj ENABLE CONDSTORE X\r\n"
                  + "k ID (\"name\" {1+}\r\nx)\r\nl ID NIL\r\nm NAMESPACE\r\n"),
          "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
          "a LOGIN {99999+}\r\n" + "x".repeat(50),
          "a LOGIN ann\rx secret\r\nb LOGIN ann\0 x\r\nc\r\n\r\nd NOOP\r\n",
          "a LOGIN x {5000+}\r\n" + "x".repeat(5000) + " {3+}\r\nabc y\r\nb NOOP\r\n");

  private static String login(String rest) {
    return "a LOGIN ann secret\r\n" + rest;
  }

  private static Stream<String> scripts() {
    return SCRIPTS.stream();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void answersDontDependOnHowTheOctetsAreSplit(String script) {
    String whole = run(script, Integer.MAX_VALUE / 2);
    IntStream.concat(IntStream.rangeClosed(1, 70), IntStream.of(100, 1000))
        .filter(size -> size < script.length())
        .forEach(
            size -> assertThat(run(script, size)).as("fragments of %d", size).isEqualTo(whole));
  }

  private static String run(String script, int fragment) {
    FakeConnection client = new Sessions().connect();
    client.send(script.getBytes(StandardCharsets.ISO_8859_1), fragment);
    // Ids of mailboxes differ from server to server.
    return client.read().replaceAll("MAILBOXID \\(\\w+", "MAILBOXID (") + client.isClosed();
  }

  @Test
  void startTlsIsSafeAtEveryFragmentSize() {
    byte[] script = "a NOOP\r\nb STARTTLS\r\n".getBytes(StandardCharsets.US_ASCII);
    for (int size = 1; size <= script.length; size++) {
      FakeConnection client = new Sessions().connect(false);
      client.read();
      client.send(script, size);
      assertThat(client.read()).isEqualTo("a OK NOOP done\r\nb OK Begin TLS now\r\n");
      assertThat(client.say("c LOGIN ann secret\r\n")).startsWith("c OK ");
    }
  }
}
