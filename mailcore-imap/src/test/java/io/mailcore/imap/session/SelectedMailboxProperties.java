package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Several clients and others change one mailbox in any order: no number ever means another message
 * without an EXPUNGE, and in the end each client knows just what the store has.
 */
class SelectedMailboxProperties {

  private static final List<String> FLAGS = List.of("\\Seen", "\\Flagged", "$Work", "$Later");

  /** One thing that happens. */
  record Step(int kind, int client, int where, int flag) {}

  @Provide
  Arbitrary<List<Step>> steps() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 8),
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 1000),
            Arbitraries.integers().between(0, FLAGS.size() - 1))
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
    Sessions sessions = new Sessions(store, ProbeCommands.all()).fill("INBOX", 4);
    List<ClientModel> clients = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      clients.add(new ClientModel(sessions.select("INBOX"), 4));
    }
    for (Step step : steps) {
      happen(step, clients.get(step.client()), sessions);
      clients.forEach(ClientModel::checkNumbers);
    }
    Mailbox mailbox = sessions.mailbox("INBOX");
    for (ClientModel client : clients) {
      client.say("NOOP", true);
      client.checkNumbers();
      assertThat(client.flags()).isEqualTo(stored(mailbox));
    }
  }

  private static void happen(Step step, ClientModel client, Sessions sessions) {
    Mailbox mailbox = sessions.mailbox("INBOX");
    String flag = FLAGS.get(step.flag());
    boolean any = client.size() > 0;
    int number = any ? step.where() % client.size() + 1 : 0;
    switch (step.kind()) {
      case 0 -> sessions.deliver("INBOX");
      case 1 -> client.say("NOOP", true);
      case 2 -> client.say("XQUIET", false);
      case 3 -> pick(mailbox, step).ifPresentFlag(mailbox, FlagUpdate.add(Flag.of(flag)));
      case 4 -> pick(mailbox, step).ifPresentFlag(mailbox, FlagUpdate.remove(Flag.of(flag)));
      case 5 -> {
        UidSet one = pick(mailbox, step).uids();
        mailbox.updateFlags(one, FlagUpdate.add(Flag.DELETED));
        mailbox.expunge(one);
      }
      case 6 -> mailbox.updateFlags(pick(mailbox, step).uids(), FlagUpdate.add(Flag.DELETED));
      case 7 -> client.say("EXPUNGE", true);
      default -> {
        if (any) {
          client.store(number, flag);
        }
      }
    }
  }

  /** A message that is there, or none. */
  record Picked(UidSet uids) {
    void ifPresentFlag(Mailbox mailbox, FlagUpdate update) {
      mailbox.updateFlags(uids, update);
    }
  }

  private static Picked pick(Mailbox mailbox, Step step) {
    UidSet all = mailbox.uids(UidRange.ALL, 1000);
    return new Picked(
        all.isEmpty()
            ? all
            : UidSet.of(all.stream().skip(step.where() % all.size()).findFirst().orElseThrow()));
  }

  private static Map<Long, TreeSet<String>> stored(Mailbox mailbox) {
    Map<Long, TreeSet<String>> stored = new TreeMap<>();
    for (MessageMeta meta : mailbox.messages(MessageQuery.all()).messages()) {
      TreeSet<String> flags = new TreeSet<>();
      meta.flags().forEach(flag -> flags.add(flag.name()));
      stored.put(meta.uid().value(), flags);
    }
    return stored;
  }
}
