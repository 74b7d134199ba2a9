package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import io.mailcore.model.QuotaLimit;
import io.mailcore.spi.store.QuotaSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** SETQUOTA (RFC 9208, section 4.1.3), for those whom the host lets change their own limit. */
final class SetQuotaCommand implements ImapCommand<SetQuotaCommand.Args> {

  private static final String QUOTASET = "QUOTASET";
  private static final Answer CANT_BE_SET = Answer.no("CANNOT", "That limit can not be set");

  /** Which root, and the limits of its resources. */
  record Args(String root, Map<String, Long> limits) {}

  @Override
  public String name() {
    return "SETQUOTA";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.loggedIn();
  }

  @Override
  public Optional<String> extension() {
    return Optional.of(QuotaRoots.CAPABILITY);
  }

  @Override
  public List<String> capabilities(ImapSession session) {
    boolean changeable =
        session.offers(QuotaRoots.CAPABILITY)
            && SessionState.loggedIn().contains(session.state())
            && QuotaRoots.find(QuotaRoots.OWN, session)
                .filter(QuotaSource::isChangeable)
                .isPresent();
    return changeable ? List.of(QUOTASET) : List.of();
  }

  @Override
  public Args parse(ImapReader in) {
    in.sp();
    String root = in.astring();
    in.sp();
    Map<String, Long> limits = new LinkedHashMap<>();
    in.list(
        () -> {
          String resource = in.atom().toUpperCase(Locale.ROOT);
          in.sp();
          if (limits.put(resource, in.number64()) != null) {
            throw new ImapSyntaxException("A resource twice");
          }
          return resource;
        });
    return new Args(root, limits);
  }

  @Override
  public void execute(Args args, ImapSession session, Responder out) {
    Optional<QuotaSource> source = QuotaRoots.find(args.root(), session);
    Optional<QuotaLimit> limit = limit(args.limits());
    if (source.isEmpty()) {
      out.finish(QuotaRoots.NO_ROOT);
    } else if (!session.offers(QUOTASET) || !source.get().isChangeable()) {
      out.finish(Answer.no("NOPERM", "Limits can not be changed here"));
    } else if (limit.isEmpty()) {
      out.finish(CANT_BE_SET);
    } else {
      source.get().change(limit.get());
      out.send(QuotaRoots.write(args.root(), source.get().quota(), out.writer()));
      out.finish(Answer.ok("SETQUOTA done"));
    }
  }

  /** The limits, if all can be set; those that aren't named are no more. */
  private static Optional<QuotaLimit> limit(Map<String, Long> limits) {
    QuotaLimit limit = QuotaLimit.NONE;
    for (Map.Entry<String, Long> each : limits.entrySet()) {
      switch (each.getKey()) {
        case "STORAGE" -> {
          if (each.getValue() > Long.MAX_VALUE / QuotaRoots.UNIT) {
            return Optional.empty();
          }
          limit = limit.withOctets(each.getValue() * QuotaRoots.UNIT);
        }
        case "MESSAGE" -> limit = limit.withMessages(each.getValue());
        default -> {
          return Optional.empty();
        }
      }
    }
    return Optional.of(limit);
  }
}
