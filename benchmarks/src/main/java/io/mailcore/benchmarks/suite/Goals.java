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
    goals.addAll(imap());
    return goals;
  }

  private static List<Goal> imap() {
    List<Goal> goals = new ArrayList<>();
    String dovecot = Peers.DOVECOT.name();
    for (PeerKind store : List.of(Peers.MEMORY, Peers.H2)) {
      for (String question : ImapExperiments.ESSENTIALS) {
        Place place = new Place(ImapExperiments.TEN_THOUSAND, question, store.name());
        goals.add(Goal.ratio(place, Figure.TIME, dovecot, 1));
      }
      for (String question : Growth.QUESTIONS) {
        goals.add(Goal.of(new Place(Growth.TITLE, question, store.name()), Figure.GROWTH, 12));
      }
      Place idle = new Place(ImapExperiments.IDLE, WakingUp.SMTP, store.name());
      goals.add(Goal.of(idle, Figure.P99, 5));
    }
    double[] toDovecot = {1.5, 10};
    for (int i = 0; i < toDovecot.length; i++) {
      Place append = new Place(ImapExperiments.APPEND, Appending.NAMES.get(i), Peers.H2.name());
      goals.add(Goal.ratio(append, Figure.RATE, dovecot, toDovecot[i]));
    }
    for (String way : List.of(LargeMessages.IN, LargeMessages.OUT)) {
      Place large = new Place(LargeMessages.LARGER, way, Peers.H2.name());
      goals.add(Goal.ratio(large, Figure.OCTET_RATE, dovecot, 1));
    }
    return goals;
  }

  private static Place small(String sessions, PeerKind peer) {
    return new Place(SmtpExperiments.SMALL_MAIL, sessions, peer.name());
  }
}
