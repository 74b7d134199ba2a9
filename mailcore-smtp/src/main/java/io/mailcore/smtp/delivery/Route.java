package io.mailcore.smtp.delivery;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailAddress;
import io.mailcore.model.SmtpReply;
import io.mailcore.net.protocol.MessageHandler;
import java.util.List;

/** What the server does with a recipient. */
public sealed interface Route {

  /**
   * The server takes it.
   *
   * @param recipient as the client named it
   * @param mailboxes where it is delivered here, no mailbox twice
   * @param forwards where it is sent on
   * @param handlers the host's code that gets it
   */
  record Ours(
      MailAddress recipient,
      List<LocalTarget> mailboxes,
      List<MailAddress> forwards,
      List<MessageHandler> handlers)
      implements Route {

    public Ours {
      requireNonNull(recipient, "recipient");
      mailboxes = List.copyOf(mailboxes);
      forwards = List.copyOf(forwards);
      handlers = List.copyOf(handlers);
    }

    /** For a recipient elsewhere, whom somebody may send to who has logged in. */
    public static Ours relayed(MailAddress recipient) {
      return new Ours(recipient, List.of(), List.of(recipient), List.of());
    }

    /** How many copies of a message this recipient makes. */
    public int fanOut() {
      return mailboxes.size() + forwards.size() + handlers.size();
    }
  }

  /** It isn't an address of this server: only those who may relay can send there. */
  record Elsewhere(MailAddress recipient) implements Route {
    public Elsewhere {
      requireNonNull(recipient, "recipient");
    }
  }

  /**
   * The server doesn't take it.
   *
   * @param reply what the client is told
   * @param unknown whether it is because there is no such user: guessing names is counted
   */
  record Refused(SmtpReply reply, boolean unknown) implements Route {
    public Refused {
      requireNonNull(reply, "reply");
    }
  }
}
