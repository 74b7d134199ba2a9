package io.mailcore.integration.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.process.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that begins while sessions run, in a JVM that had none before. */
class LateRecordingIT {

  @TempDir Path directory;

  @Test
  void theRecorderIsLoadedByWhoRecordsAndThenHasAllEvents() {
    try (ServerProcess process =
        ServerProcess.run(LateRecordingMain.class, List.of(), directory.toString())) {
      assertThat(process.nextLine()).isEqualTo("recorder loaded: false");
      assertThat(process.nextLine())
          .isEqualTo(
              "[io.mailcore.Command, io.mailcore.GroupCommit, io.mailcore.Message,"
                  + " io.mailcore.StoreCall]");
      process.awaitEnd();
    }
  }
}
