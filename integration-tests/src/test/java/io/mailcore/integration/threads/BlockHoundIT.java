package io.mailcore.integration.threads;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.process.ServerProcess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Event loops never block, and never call what a host plugs in. */
@Timeout(120)
class BlockHoundIT {

  @Test
  void eventLoopsNeitherBlockNorCallServices() {
    assertThat(offences("mix")).isEmpty();
  }

  @Test
  void whatRunsOnEventLoopsNeverBlocksEither() {
    assertThat(offences("loop")).isEmpty();
  }

  @Test
  void findsAHandlerThatBlocksAndCallsAService() {
    List<String> offences = offences("trap");
    assertThat(offences)
        .anySatisfy(offence -> assertThat(offence).startsWith("blocking ").contains("Trap"))
        .anySatisfy(
            offence ->
                assertThat(offence)
                    .startsWith("call of ")
                    .contains("UserDirectory.findByAddress")
                    .contains("Trap"));
  }

  private static List<String> offences(String what) {
    List<String> offences = new ArrayList<>();
    try (ServerProcess process =
        ServerProcess.run(
            BlockHoundMain.class,
            List.of("-XX:+AllowRedefinitionToAddDeleteMethods", "-Xmx256m"),
            what)) {
      for (String line = process.nextLine(); !line.equals("done"); line = process.nextLine()) {
        offences.add(line);
      }
      assertThat(process.awaitEnd()).isZero();
    }
    return offences;
  }
}
