package io.mailcore.integration.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.process.TestServer;
import io.mailcore.store.JdbcMailStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.SettingDescriptor;
import jdk.jfr.ValueDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dashboards and {@code .jfc} files of users rest on. A name that is here stays. */
class EventNamesIT {

  private static final Set<String> COMMON =
      Set.of("startTime", "duration", "eventThread", "stackTrace");

  @TempDir Path directory;

  @Test
  void eventsKeepTheirNamesFieldsAndThresholds() {
    try (JdbcMailStore store = JdbcMailStore.h2(directory.resolve("store"));
        TestServer server = TestServer.start(store)) {
      try (SmtpClient smtp = SmtpClient.connect(server.smtp())) {
        byte[] message = "Subject: x\r\n\r\nx\r\n".getBytes(StandardCharsets.US_ASCII);
        smtp.deliver("a@client.test", TestServer.ANN, message);
      }
      Map<String, List<String>> found = new TreeMap<>();
      Map<String, String> thresholds = new TreeMap<>();
      for (EventType type : types()) {
        found.put(type.getName(), fields(type));
        thresholds.put(type.getName(), setting(type, "threshold"));
        assertThat(setting(type, "stackTrace")).isEqualTo("false");
        assertThat(type.getCategoryNames()).first().isEqualTo("mailcore");
        assertThat(type.getDescription()).isNotEmpty();
        assertThat(own(type)).allSatisfy(field -> assertThat(field.getDescription()).isNotEmpty());
      }
      assertThat(found)
          .containsOnly(
              Map.entry(
                  Recorded.COMMAND,
                  List.of(
                      "String protocol", "String sessionId", "String command", "String outcome")),
              Map.entry(
                  Recorded.GROUP_COMMIT,
                  List.of(
                      "int changes",
                      "int failed",
                      "int messages",
                      "int attempts",
                      "long transactionTime",
                      "long forcedWriteTime")),
              Map.entry(
                  Recorded.MESSAGE,
                  List.of(
                      "String protocol",
                      "String sessionId",
                      "String transaction",
                      "long size",
                      "int recipients",
                      "String outcome")),
              Map.entry(
                  Recorded.STORE_CALL,
                  List.of(
                      "String sessionId",
                      "String account",
                      "String target",
                      "String operation",
                      "String outcome")));
      assertThat(thresholds)
          .containsOnly(
              Map.entry(Recorded.COMMAND, "20 ms"),
              Map.entry(Recorded.GROUP_COMMIT, "0 ns"),
              Map.entry(Recorded.MESSAGE, "0 ns"),
              Map.entry(Recorded.STORE_CALL, "20 ms"));
    }
  }

  private static List<EventType> types() {
    return FlightRecorder.getFlightRecorder().getEventTypes().stream()
        .filter(type -> type.getName().startsWith("io.mailcore."))
        .toList();
  }

  private static List<ValueDescriptor> own(EventType type) {
    return type.getFields().stream().filter(field -> !COMMON.contains(field.getName())).toList();
  }

  private static List<String> fields(EventType type) {
    return own(type).stream()
        .map(field -> field.getTypeName().replace("java.lang.", "") + " " + field.getName())
        .toList();
  }

  private static String setting(EventType type, String name) {
    return type.getSettingDescriptors().stream()
        .filter(setting -> setting.getName().equals(name))
        .map(SettingDescriptor::getDefaultValue)
        .findFirst()
        .orElseThrow();
  }
}
