package io.mailcore.integration.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However a client's octets are cut, over a real socket, the server answers the same. */
@Timeout(60)
class FragmentsTest {

  @ParameterizedTest
  @EnumSource
  void answersFragmentsAsItAnswersWholeCommands(SampleSession session) {
    String expected = Replay.run(session, session.steps(), Integer.MAX_VALUE);
    int longest =
        session.steps().stream().mapToInt(step -> step.octets().length).max().orElseThrow();
    IntStream.range(1, longest)
        .forEach(
            fragment ->
                assertThat(Replay.run(session, session.steps(), fragment))
                    .as("in pieces of %s octets", fragment)
                    .isEqualTo(expected));
  }

  @ParameterizedTest
  @EnumSource
  void answersPipelinedCommandsAsItAnswersThemInTurn(SampleSession session) {
    String expected = Replay.run(session, session.steps(), Integer.MAX_VALUE);
    for (int fragment : new int[] {Integer.MAX_VALUE, 1_000, 50, 1}) {
      assertThat(Replay.run(session, session.pipelined(), fragment))
          .as("pipelined, in pieces of %s octets", fragment)
          .isEqualTo(expected);
    }
  }
}
