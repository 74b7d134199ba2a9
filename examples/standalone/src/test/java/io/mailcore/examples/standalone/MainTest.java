package io.mailcore.examples.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A host's mistakes: one sentence on standard error, status 2, nothing on standard output. */
@Timeout(60)
class MainTest {

  private static final String USER = "ann@example.test:secret";

  @TempDir private Path temporary;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... args) {
    return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8)).run(args);
  }

  private void refuses(List<String> args, String words) {
    List<String> all = new ArrayList<>(List.of("--user", USER));
    all.addAll(args);
    assertThat(run(all.toArray(String[]::new))).isEqualTo(2);
    assertThat(out.toString(UTF_8)).isEmpty();
    assertThat(err.toString(UTF_8)).startsWith("mailcore: ").contains(words);
    assertThat(err.toString(UTF_8).lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "--imap 0 --no-such-option, --no-such-option",
    "--imap 0 more, more",
    "--imap 70000, expected: [host:]port",
    "--imap :0, no host",
    "--imap 192.0.2.1:0, 192.0.2.1 is no address of this machine",
    "--imap 0 --exit, --exit: goes with --demo",
    "--imap 0 --tls cert.pem, 'expected: self-signed or CERT.pem,KEY.pem'",
    "--imap 0 --tls no.pem;no.key, no.pem isn't there",
    "--imap 0 --store tape:0, 'expected: memory, h2:DIR or jdbc:URL'",
    "--imap 0 --store jdbc:tape:0, jdbc:tape",
    "--imap 0 --store jdbc:postgresql://127.0.0.1:1/mail, Connection to 127.0.0.1:1 refused",
    "--imap 0 --store jdbc:mariadb://127.0.0.1:1/mail?user=m&password=hidden, 127.0.0.1",
    "--imap 0 --max-message-size 0, a number of octets",
    "--imap 0 --retain trash, 'expected: MAILBOX=DAYSd'",
    "--imap 0 --retain trash=30w, 'for example trash=30d'",
    "--imap 0 --retain trash=0d, 'expected: more than 0'",
    "--imap 0 --retain a//b=3d, mailbox name",
    "--imap 0 --keep 0, a number of messages",
    "--imap 0 --alias sales, alias=address",
    "--imap 0 --user ann@example.test:other, ann@example.test",
    "--lmtp 0, LMTP is not there yet",
    "'', no listener",
  })
  void refuses(String args, String words) {
    refuses(args.isEmpty() ? List.of() : List.of(args.replace(';', ',').split(" ")), words);
  }

  @Test
  void refusesAPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());
      refuses(List.of("--imap", port), "port " + port + " of 127.0.0.1 is in use");
    }
  }

  @Test
  void refusesAKeyThatIsNone() throws IOException {
    Path text = Files.writeString(temporary.resolve("text.pem"), "no key");
    refuses(List.of("--imaps", "0", "--tls", text + "," + text), "text.pem");
  }

  @Test
  void refusesADirectoryThatIsAFile() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "x");
    refuses(List.of("--imap", "0", "--store", "h2:" + file), file + " is in the way");
  }

  @Test
  void refusesAFileThatIsNoDatabase() throws IOException {
    Files.writeString(temporary.resolve("mail.mv.db"), "no database at all");
    refuses(List.of("--imap", "0", "--store", "h2:" + temporary), "the database ");
  }

  @Test
  void explainsEveryOption() {
    assertThat(run("--help")).isZero();
    assertThat(err.toString(UTF_8)).isEmpty();
    String help = out.toString(UTF_8);
    assertThat(
            List.of(
                "--domain",
                "--user",
                "--alias",
                "--smtp",
                "--submission",
                "--smtps",
                "--lmtp",
                "--imap",
                "--imaps",
                "--pop3",
                "--pop3s",
                "--store",
                "--tls",
                "--max-message-size",
                "--retain",
                "--keep"))
        .allSatisfy(option -> assertThat(help).containsPattern("Example:\\s+" + option + "\\s"));
  }
}
