package io.mailcore.imap.session;

import io.mailcore.imap.wire.ImapReader;
import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.FlagUpdateResult;
import io.mailcore.spi.store.MessageQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Commands that look at and change a session's selected mailbox in the plainest way. */
final class ProbeCommands {

  private ProbeCommands() {}

  static List<ImapCommand<?>> all() {
    return List.of(new Uids(), new Store(), new Quiet());
  }

  private abstract static class Probe<A> implements ImapCommand<A> {

    @Override
    public Set<SessionState> allowedIn() {
      return Set.of(SessionState.SELECTED);
    }
  }

  /**
   * XUIDS: the UIDs of the client's view, in the order of their numbers, each with its flags as the
   * store has them now; nothing else is told.
   */
  private static final class Uids extends Probe<String> {

    @Override
    public String name() {
      return "XUIDS";
    }

    @Override
    public Updates updates() {
      return Updates.NONE;
    }

    @Override
    public String parse(ImapReader in) {
      return "";
    }

    @Override
    public void execute(String none, ImapSession session, Responder out) {
      SelectedMailbox selected = session.selected();
      StringBuilder uids = new StringBuilder("XUIDS");
      Map<Uid, Set<Flag>> flags = new HashMap<>();
      MessageQuery query = MessageQuery.of(selected.uids());
      selected
          .mailbox()
          .messages(query)
          .messages()
          .forEach(meta -> flags.put(meta.uid(), meta.flags()));
      for (int number = 1; number <= selected.size(); number++) {
        Uid uid = selected.uid(number);
        uids.append(' ').append(uid);
        flags.getOrDefault(uid, Set.of()).forEach(flag -> uids.append('=').append(flag));
      }
      out.untagged(uids.toString());
      out.finish(Answer.ok("done"));
    }
  }

  /** XSTORE number flag [modseq]: adds a flag and says no more of it, like STORE +FLAGS.SILENT. */
  private static final class Store extends Probe<Store.Args> {

    record Args(int number, Flag flag, Optional<Long> unchangedSince) {}

    @Override
    public String name() {
      return "XSTORE";
    }

    @Override
    public Updates updates() {
      return Updates.NO_EXPUNGE;
    }

    @Override
    public Args parse(ImapReader in) {
      in.sp();
      int number = (int) in.number();
      in.sp();
      Flag flag = in.flag();
      return new Args(number, flag, in.trySp() ? Optional.of(in.number64()) : Optional.empty());
    }

    @Override
    public void execute(Args args, ImapSession session, Responder out) {
      SelectedMailbox selected = session.selected();
      FlagUpdate update = FlagUpdate.add(args.flag());
      FlagUpdateResult result =
          selected.updateFlags(
              UidSet.of(selected.uid(args.number())),
              args.unchangedSince()
                  .map(since -> update.withUnchangedSince(ModSeq.of(since)))
                  .orElse(update));
      out.finish(Answer.ok(result.conflicting().isEmpty() ? "done" : "conflict"));
    }
  }

  /** XQUIET: does nothing, and lets all be told but EXPUNGE, like FETCH and SEARCH. */
  private static final class Quiet extends Probe<String> {

    @Override
    public String name() {
      return "XQUIET";
    }

    @Override
    public Updates updates() {
      return Updates.NO_EXPUNGE;
    }

    @Override
    public String parse(ImapReader in) {
      return "";
    }

    @Override
    public void execute(String none, ImapSession session, Responder out) {
      out.finish(Answer.ok("done"));
    }
  }
}
