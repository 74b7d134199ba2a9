package io.mailcore.integration.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.ServerProcess;
import io.mailcore.integration.process.Stores;
import io.mailcore.integration.process.TestServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * No answer that takes responsibility for a message leaves before the message is on disk (RFC 5321,
 * section 6.1), by what the kernel was asked. Needs strace; where the variable CI is set, it must
 * be there.
 */
@Timeout(120)
class SyncBeforeAnswerIT {

  private static final int MESSAGES = 15;
  private static final int MAX_MESSAGE_SIZE = 1024 * 1024;
  private static final Pattern ANSWER =
      Pattern.compile("\"(250 2\\.0\\.0 Ok: queued|[^\"]* OK \\[APPENDUID)");

  @TempDir Path directory;

  @BeforeAll
  static void requireStrace() {
    if (System.getenv("CI") != null) {
      assertThat(Strace.isThere()).as("strace is there").isTrue();
    }
    assumeTrue(Strace.isThere(), "strace isn't installed");
  }

  @Test
  void everyAnswerComesAfterTheForcedWriteOfItsMessage() throws Exception {
    Path data = directory.toRealPath().resolve("data");
    try (ServerProcess server =
            ServerProcess.start(Stores.H2, data, MAX_MESSAGE_SIZE, "-Xmx256m", "-XX:+UseSerialGC");
        SmtpClient smtp = SmtpClient.connect(server.port("smtp"));
        ImapClient imap =
            ImapClient.login(server.port("imap"), TestServer.BOB, TestServer.PASSWORD);
        Strace strace = Strace.attach(server.pid(), directory.resolve("trace"))) {
      for (int i = 0; i < MESSAGES; i++) {
        // Every third is larger than what goes into the database: it becomes a file.
        byte[] message = message(i % 3 == 2 ? 200_000 : 2_000);
        assertThat(smtp.deliver("client@client.test", TestServer.ANN, message).code())
            .isEqualTo(250);
        imap.append("INBOX", message);
      }
      Trace trace = new Trace(data + "/", ANSWER);
      trace.read(strace.finish());
      assertThat(trace.answers()).hasSize(2 * MESSAGES);
      assertThat(trace.broken()).isEmpty();
    }
  }

  private static byte[] message(int octets) {
    String line = "x".repeat(70) + "\r\n";
    return ("Subject: trace\r\n\r\n" + line.repeat(octets / line.length()))
        .getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void theCheckFindsAnAnswerThatCameTooEarly() {
    String write = "7 pwrite64(3</data/mail.mv.db>, \"x\", 1, 0) = 1";
    String fsync = "7 fsync(3</data/mail.mv.db>) = 0";
    String ok = "8 write(9<socket:[1]>, \"250 2.0.0 Ok: queued as a\\r\\n\", 27) = 27";
    assertThat(broken(write, fsync, ok)).isEmpty();
    assertThat(broken(write, ok, fsync)).hasSize(1);
    assertThat(broken(fsync, write, ok)).hasSize(1);
    assertThat(broken(ok)).hasSize(1);
    assertThat(broken(write, "7 fsync(3</data/mail.mv.db>) = -1 EIO (error)", ok)).hasSize(1);
    String begun = "7 fsync(3</data/mail.mv.db> <unfinished ...>";
    String returned = "7 <... fsync resumed>)      = 0";
    assertThat(broken(write, begun, returned, ok)).isEmpty();
    assertThat(broken(write, begun, ok, returned)).hasSize(1);
    assertThat(broken(write, begun, write.replace("7 ", "6 "), returned, ok)).hasSize(1);
  }

  private static List<String> broken(String... lines) {
    Trace trace = new Trace("/data/", ANSWER);
    trace.read(List.of(lines));
    return trace.broken();
  }
}
