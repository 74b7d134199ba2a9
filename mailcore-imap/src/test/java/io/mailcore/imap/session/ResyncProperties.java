package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.model.Flag;
import io.mailcore.model.UidRange;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessageQuery;
import io.mailcore.store.MemoryMailStore;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Clients that lose their connections anywhere, also in the middle of an answer, and resynchronize
 * (RFC 7162, section 3.2) while others change the mailbox: in the end each knows just what the
 * store has, from nothing but what it was told.
 */
class ResyncProperties {

  private static final List<String> FLAGS = List.of("\\Seen", "\\Flagged", "$Work", "\\Deleted");
  private static final int NEVER = Integer.MAX_VALUE;

  /** One thing that happens; the connection is lost behind so many lines, mostly never. */
  record Step(int kind, int client, int where, int flag, int lines) {

    int linesUntilLoss() {
      return lines < 8 ? lines : NEVER;
    }
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 11),
            Arbitraries.integers().between(0, 1),
            Arbitraries.integers().between(0, 1000),
            Arbitraries.integers().between(0, FLAGS.size() - 1),
            Arbitraries.integers().between(0, 31))
        .as(Step::new)
        .list()
        .ofMaxSize(60);
  }

  @Property(tries = 300)
  void clientsKnowWhatTheStoreHas(@ForAll("steps") List<Step> steps) {
    play(steps, Sessions.emptyStore());
  }

  @Property(tries = 300)
  void clientsKnowItAlsoWhereTheStoreForgetsRemovals(@ForAll("steps") List<Step> steps) {
    play(steps, MemoryMailStore.builder().rememberedRemovals(1).build());
  }

  private static void play(List<Step> steps, MemoryMailStore store) {
    Sessions sessions = new Sessions(store, ImapListener.onPort(0)).fill("INBOX", 4);
    Mailbox mailbox = sessions.mailbox("INBOX");
    List<ResyncingClient> clients =
        List.of(new ResyncingClient(sessions), new ResyncingClient(sessions));
    for (Step step : steps) {
      happen(step, clients.get(step.client()), sessions, mailbox);
    }
    for (ResyncingClient client : clients) {
      client.connect(NEVER);
      client.command("NOOP", NEVER);
      assertThat(client.cache()).isEqualTo(stored(mailbox));
      assertThat(client.numbers()).isEqualTo(new ArrayList<>(stored(mailbox).keySet()));
      client.lose();
      client.connect(NEVER);
      assertThat(client.cache()).isEqualTo(stored(mailbox));
    }
  }

  private static void happen(
      Step step, ResyncingClient client, Sessions sessions, Mailbox mailbox) {
    Flag flag = Flag.of(FLAGS.get(step.flag()));
    UidSet one = pick(mailbox, step);
    switch (step.kind()) {
      case 0 -> sessions.deliver("INBOX");
      case 1 -> mailbox.updateFlags(one, FlagUpdate.add(flag));
      case 2 -> mailbox.updateFlags(one, FlagUpdate.remove(flag));
      case 3 -> {
        mailbox.updateFlags(one, FlagUpdate.add(Flag.DELETED));
        mailbox.expunge(one);
      }
      case 4 -> client.lose();
      case 5 -> client.connect(step.linesUntilLoss());
      default -> command(step, client);
    }
  }

  private static void command(Step step, ResyncingClient client) {
    client.connect(NEVER);
    int lines = step.linesUntilLoss();
    int number = client.size() == 0 ? 0 : step.where() % client.size() + 1;
    switch (step.kind()) {
      case 6 -> client.command("EXPUNGE", lines);
      case 7 ->
          client.command(
              "UID FETCH 1:* (FLAGS) (CHANGEDSINCE " + client.highest() + " VANISHED)", lines);
      case 8 -> client.command("NOOP", lines);
      default -> {
        if (number == 0) {
          client.command("NOOP", lines);
        } else if (step.kind() == 9) {
          client.command("FETCH " + number + " (FLAGS MODSEQ)", lines);
        } else {
          client.store(number, FLAGS.get(step.flag()), lines);
        }
      }
    }
  }

  private static UidSet pick(Mailbox mailbox, Step step) {
    UidSet all = mailbox.uids(UidRange.ALL, 1000);
    return all.isEmpty()
        ? all
        : UidSet.of(all.stream().skip(step.where() % all.size()).findFirst().orElseThrow());
  }

  private static TreeMap<Long, TreeSet<String>> stored(Mailbox mailbox) {
    TreeMap<Long, TreeSet<String>> stored = new TreeMap<>();
    for (MessageMeta meta : mailbox.messages(MessageQuery.all()).messages()) {
      TreeSet<String> flags = new TreeSet<>();
      meta.flags().forEach(flag -> flags.add(flag.name()));
      stored.put(meta.uid().value(), flags);
    }
    return stored;
  }
}
