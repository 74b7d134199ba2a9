package io.mailcore.benchmarks.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.benchmarks.peer.Peer;
import io.mailcore.benchmarks.peer.PeerKind;
import io.mailcore.benchmarks.peer.PeerSettings;
import io.mailcore.benchmarks.peer.Service;
import io.mailcore.benchmarks.report.Figure;
import io.mailcore.benchmarks.report.Results;
import io.mailcore.benchmarks.report.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerExperimentTest {

  private static final Duration FOREVER = ChronoUnit.FOREVER.getDuration();
  private static final Effort EFFORT =
      new Effort(4, Duration.ofMillis(1), Duration.ofMillis(1), false);
  private static final PeerKind SOUND = new Kind("sound", false, false, FOREVER);

  private final Results results = new Results();

  @TempDir Path directory;

  @Test
  void goesOnWithoutAServerThatMayFailAndDoesNotStart() throws Exception {
    run(SOUND, new Kind("broken", true, true, FOREVER));
    assertThat(results.rows()).extracting(Row::peer).containsOnly("sound");
    assertThat(results.facts())
        .containsEntry("left out of table: broken", "it doesn't start: no port");
  }

  @Test
  void failsWhereAServerMustStart() {
    assertThatThrownBy(() -> run(SOUND, new Kind("broken", false, true, FOREVER)))
        .hasMessage("no port");
  }

  @Test
  void goesOnWithoutAServerThatMayFailAndDoesSoUnderLoad() throws Exception {
    run(SOUND, new Kind("weak", true, false, FOREVER));
    assertThat(results.rows()).extracting(Row::peer).containsOnly("sound");
    assertThat(results.facts())
        .containsEntry("left out of table: weak from load on", "weak is overloaded");
  }

  @Test
  void leavesRoundsOutThatAServerHasNoTimeFor() throws Exception {
    run(SOUND, new Kind("slow", true, false, Duration.ofNanos(1)));
    assertThat(rounds("sound")).isEqualTo(4);
    assertThat(rounds("slow")).isEqualTo(1);
  }

  /** Each run counts one more, the first of which isn't measured. */
  private double rounds(String peer) {
    return results.find("table", "load", peer, Figure.RATE).orElseThrow().most() - 1;
  }

  private void run(PeerKind... kinds) throws Exception {
    new PeerExperiment("table", SOUND, 64, false, List.of(kinds), List.of(new Load()))
        .run(EFFORT, directory, results);
  }

  /** Counts its runs on each server, and is too much for the weak one. */
  private static final class Load implements Workload {

    @Override
    public String name() {
      return "load";
    }

    @Override
    public Outcome run(Peer peer, Duration time) throws IOException {
      if (peer.name().equals("weak")) {
        throw new IOException("weak is overloaded");
      }
      double runs = ++((Server) peer).runs;
      return new Outcome(1, 1, Map.of(Figure.RATE, runs));
    }
  }

  private record Kind(String name, boolean mayFail, boolean broken, Duration limit)
      implements PeerKind {

    @Override
    public Set<Service> services() {
      return Set.of();
    }

    @Override
    public Peer start(PeerSettings settings) throws IOException {
      if (broken) {
        throw new IOException("no port");
      }
      return new Server(name);
    }
  }

  private static final class Server implements Peer {

    private final String name;
    private int runs;

    Server(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public int port(Service service) {
      throw new IllegalArgumentException(name);
    }

    @Override
    public boolean serves(Service service) {
      return false;
    }

    @Override
    public List<Long> processes() {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
