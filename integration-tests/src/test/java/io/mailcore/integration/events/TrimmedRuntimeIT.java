package io.mailcore.integration.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.process.ServerProcess;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A Java runtime without the Flight Recorder, as jlink makes one that isn't told of it. */
class TrimmedRuntimeIT {

  @Test
  void theServerSaysAtItsStartWhatIsMissing() {
    List<String> options = List.of("--limit-modules", "java.se,jdk.unsupported");
    try (ServerProcess process = ServerProcess.run(TrimmedRuntimeMain.class, options)) {
      assertThat(process.nextLine())
          .startsWith("this Java runtime has no module jdk.jfr: give --add-modules jdk.jfr");
      process.awaitEnd();
    }
  }
}
