package io.mailcore.benchmarks.suite;

import io.mailcore.benchmarks.peer.PeerKind;
import io.mailcore.benchmarks.peer.Peers;
import io.mailcore.benchmarks.report.Figure;
import io.mailcore.benchmarks.report.Goal;
import io.mailcore.benchmarks.report.Goal.Place;
import java.util.ArrayList;
import java.util.List;

/** What mailcore ought to reach. */
final class Goals {

  private static final String[] SESSIONS = {"1 session", "16 sessions", "64 sessions"};

  private Goals() {}

  /** All of them; those that weren't measured are passed over. */
  static List<Goal> all() {
    List<Goal> goals = new ArrayList<>();
    for (String sessions : SESSIONS) {
      Place memory = small(sessions, Peers.MEMORY);
      goals.add(Goal.ratio(memory, Figure.RATE, Peers.SUBETHA.name(), 1.5));
      goals.add(Goal.ratio(memory, Figure.RATE, Peers.GREENMAIL.name(), 1.5));
    }
    goals.add(Goal.ratio(small(SESSIONS[1], Peers.MEMORY), Figure.RATE, Peers.SINK.name(), 0.7));
    double[] toPostfix = {1, 2, 5};
    for (int i = 0; i < SESSIONS.length; i++) {
      Place durable = small(SESSIONS[i], Peers.H2);
      goals.add(Goal.ratio(durable, Figure.RATE, Peers.POSTFIX.name(), toPostfix[i]));
      goals.add(Goal.ratio(durable, Figure.CPU, Peers.POSTFIX.name(), 0.33));
    }
    goals.add(
        Goal.of(new Place(StartTime.TITLE, StartTime.WARM, Peers.MEMORY.name()), Figure.TIME, 3));
    goals.add(Goal.of(new Place(StartTime.TITLE, StartTime.WARM, StartTime.TLS), Figure.TIME, 8));
    for (String connections : new String[] {"1,000", "5,000", "10,000"}) {
      Place idle =
          new Place(IdleConnections.TITLE, connections + " connections", Peers.MEMORY.name());
      goals.add(Goal.of(idle, IdleConnections.HEAP, 8));
    }
    return goals;
  }

  private static Place small(String sessions, PeerKind peer) {
    return new Place(SmtpExperiments.SMALL_MAIL, sessions, peer.name());
  }
}
