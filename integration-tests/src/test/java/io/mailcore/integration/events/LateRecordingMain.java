package io.mailcore.integration.events;

import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.TestServer;
import io.mailcore.store.JdbcMailStore;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.TreeSet;
import jdk.jfr.FlightRecorder;
import jdk.jfr.consumer.RecordedEvent;

/** Takes a message, records, takes another in the same session, and says what was recorded. */
public final class LateRecordingMain {

  private static final byte[] MESSAGE =
      "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);

  private LateRecordingMain() {}

  /** Runs in a directory. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path directory = Path.of(args[0]);
    try (JdbcMailStore store = JdbcMailStore.h2(directory.resolve("store"));
        TestServer server = TestServer.start(store);
        SmtpClient smtp = SmtpClient.connect(server.smtp())) {
      smtp.deliver("a@client.test", TestServer.ANN, MESSAGE);
      out.println("recorder loaded: " + FlightRecorder.isInitialized());
      try (Recorded recorded = Recorded.start(directory)) {
        smtp.deliver("a@client.test", TestServer.ANN, MESSAGE);
        smtp.expect("QUIT", 221);
        server.close();
        TreeSet<String> names = new TreeSet<>();
        for (RecordedEvent event : recorded.all()) {
          names.add(event.getEventType().getName());
        }
        out.println(names);
      }
    }
  }
}
