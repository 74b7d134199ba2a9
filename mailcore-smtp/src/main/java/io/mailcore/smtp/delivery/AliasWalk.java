package io.mailcore.smtp.delivery;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailDomain;
import io.mailcore.model.MailboxName;
import io.mailcore.model.SmtpReply;
import io.mailcore.net.protocol.LogText;
import io.mailcore.net.protocol.MessageHandler;
import io.mailcore.net.protocol.ServerContext;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.directory.UserAccount;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one recipient through the aliases. No address is visited twice, so that loops end; depth
 * and number of addresses are bounded, so that lists of lists end too.
 */
final class AliasWalk {

  /** Rewrites behind each other. */
  static final int MAX_DEPTH = 50;

  /** Addresses that one recipient may come to. */
  static final int MAX_FAN_OUT = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(AliasWalk.class);

  /**
   * An address to be asked for.
   *
   * @param depth how many rewrites led here
   * @param hereToo whether the aliases have said that it is meant itself
   */
  private record Step(MailAddress address, int depth, boolean hereToo) {}

  private final ServerContext server;
  private final MailAddress start;
  private final String sessionId;
  private final Deque<Step> open = new ArrayDeque<>();
  private final Set<MailAddress> visited = new HashSet<>();
  private final Map<LocalTarget.Place, LocalTarget> mailboxes = new LinkedHashMap<>();
  private final Set<MailAddress> forwards = new LinkedHashSet<>();
  private final Set<MessageHandler> handlers = new LinkedHashSet<>();
  private boolean elsewhere;
  private boolean unknown;
  private boolean disabled;
  private boolean tryLater;
  private boolean tooLarge;

  AliasWalk(ServerContext server, MailAddress start, String sessionId) {
    this.server = server;
    this.start = start;
    this.sessionId = sessionId;
  }

  Route follow(MailAddress recipient) {
    visited.add(start);
    open.add(new Step(start, 0, false));
    while (!open.isEmpty() && !tooLarge && !tryLater) {
      visit(open.remove());
    }
    return outcome(recipient);
  }

  private void visit(Step step) {
    if (ask(step, step.address())) {
      return;
    }
    Optional<MailAddress> base = withoutSubaddress(step.address());
    if (base.isPresent() && ask(step, base.get())) {
      return;
    }
    if (!server.domains().contains(MailDomain.of(step.address().domain()))) {
      elsewhere(step);
    } else if (RecipientResolver.isPostmaster(step.address())) {
      LOG.warn(
          "session={} postmaster belongs to nobody: its mail goes to the account 'postmaster'",
          sessionId);
      deliver(AccountId.of("postmaster"), MailboxName.INBOX, step.address());
    } else {
      unknown = true;
      if (step.depth() > 0) {
        LOG.info(
            "session={} alias of={} leads to unknown={}",
            sessionId,
            escape(start),
            escape(step.address()));
      }
    }
  }

  private static String escape(MailAddress address) {
    return LogText.escape(address.toString());
  }

  /** Asks for one form of an address; says whether somebody had something to say of it. */
  private boolean ask(Step step, MailAddress address) {
    boolean handled = noteHandlers(address);
    Resolution resolution = step.hereToo() ? Resolution.pass() : server.aliases().resolve(address);
    if (resolution.kind() != Resolution.Kind.PASS) {
      apply(resolution, step, address, handled);
      return true;
    }
    Optional<UserAccount> user = server.users().findByAddress(address);
    if (user.isPresent() && user.get().enabled()) {
      deliver(user.get().id(), MailboxName.INBOX, step.address());
    } else {
      disabled |= user.isPresent();
    }
    return handled || user.isPresent();
  }

  private boolean noteHandlers(MailAddress address) {
    boolean found = false;
    for (MessageHandler handler : server.handlers()) {
      if (handler.address().filter(wanted -> sameMailbox(wanted, address)).isPresent()) {
        handlers.add(handler);
        found = true;
      }
    }
    return found;
  }

  /** What a host writes in its code is meant in any letter case. */
  private static boolean sameMailbox(MailAddress wanted, MailAddress address) {
    return wanted.domain().equals(address.domain())
        && wanted.localPart().equalsIgnoreCase(address.localPart());
  }

  private void apply(Resolution resolution, Step step, MailAddress asked, boolean handled) {
    switch (resolution.kind()) {
      case LOCAL ->
          deliver(
              resolution.account().orElseThrow(),
              resolution.mailbox().orElse(MailboxName.INBOX),
              step.address());
      case REWRITE -> rewrite(resolution.addresses(), step, asked);
      case NO_SUCH_USER -> unknown |= !handled;
      case NOT_LOCAL -> {
        if (!handled) {
          elsewhere(step);
        }
      }
      case TRY_LATER -> tryLater = true;
      default -> throw new IllegalStateException("resolution: " + resolution.kind());
    }
  }

  private void rewrite(List<MailAddress> addresses, Step step, MailAddress asked) {
    if (step.depth() == MAX_DEPTH || visited.size() + addresses.size() > MAX_FAN_OUT) {
      tooLarge = true;
      return;
    }
    for (MailAddress address : addresses) {
      if (address.equals(asked) || address.equals(step.address())) {
        open.add(new Step(address, step.depth() + 1, true));
      } else if (visited.add(address)) {
        open.add(new Step(address, step.depth() + 1, false));
      }
    }
  }

  private void elsewhere(Step step) {
    if (step.depth() == 0) {
      elsewhere = true;
    } else {
      forwards.add(step.address());
    }
  }

  private void deliver(AccountId account, MailboxName mailbox, MailAddress address) {
    LocalTarget target = new LocalTarget(account, mailbox, address);
    mailboxes.putIfAbsent(target.place(), target);
  }

  private static Optional<MailAddress> withoutSubaddress(MailAddress address) {
    int plus = address.localPart().indexOf('+');
    return plus <= 0
        ? Optional.empty()
        : Optional.of(address.withLocalPart(address.localPart().substring(0, plus)));
  }

  private Route outcome(MailAddress recipient) {
    if (tryLater) {
      return refused(451, "4.4.3", "The address can't be looked up now");
    }
    if (tooLarge) {
      return refused(550, "5.2.4", "The address stands for too many others");
    }
    if (!forwards.isEmpty() && server.relay().isEmpty()) {
      return refused(550, "5.4.4", "The address leads to another host, and none is sent to");
    }
    if (!mailboxes.isEmpty() || !forwards.isEmpty() || !handlers.isEmpty()) {
      server.handlers().stream().filter(h -> h.address().isEmpty()).forEach(handlers::add);
      return new Route.Ours(
          recipient, List.copyOf(mailboxes.values()), List.copyOf(forwards), List.copyOf(handlers));
    }
    if (elsewhere) {
      return new Route.Elsewhere(recipient);
    }
    if (disabled) {
      return new Route.Refused(SmtpReply.of(550, "5.2.1", "Mailbox disabled"), true);
    }
    return unknown
        ? new Route.Refused(SmtpReply.of(550, "5.1.1", "No such user here"), true)
        : refused(554, "5.4.6", "The address leads back to itself");
  }

  private static Route refused(int code, String status, String text) {
    return new Route.Refused(SmtpReply.of(code, status, text), false);
  }
}
