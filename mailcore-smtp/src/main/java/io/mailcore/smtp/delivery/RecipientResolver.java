package io.mailcore.smtp.delivery;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailAddress;
import io.mailcore.model.MailDomain;
import io.mailcore.model.SmtpReply;
import io.mailcore.net.protocol.LogText;
import io.mailcore.net.protocol.ServerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what becomes of a recipient: follows aliases, asks the user directory and the host's
 * handlers. Keeps nothing between calls. Safe for use by several threads.
 *
 * <p>An address is asked of the aliases, then of handlers and user directory; if all pass, the same
 * happens without its subaddress ({@code ann+tag} as {@code ann}). Nothing inside a local part but
 * the first plus sign means anything: no {@code %}, {@code !} or quoted {@code @} ever routes.
 */
public final class RecipientResolver {

  private static final Logger LOG = LoggerFactory.getLogger(RecipientResolver.class);
  private static final String POSTMASTER = "postmaster";

  private final ServerContext server;

  /** Creates a resolver over the services of a server. */
  public RecipientResolver(ServerContext server) {
    this.server = requireNonNull(server, "server");
  }

  /**
   * What becomes of a recipient. Failures of the host's code are a temporary refusal.
   *
   * @param sessionId for the log
   */
  public Route resolve(MailAddress recipient, String sessionId) {
    requireNonNull(recipient, "recipient");
    try {
      return new AliasWalk(server, postmaster(recipient), sessionId).follow(recipient);
    } catch (RuntimeException e) {
      LOG.warn(
          "session={} resolve recipient={} failed",
          sessionId,
          LogText.escape(recipient.toString()),
          e);
      return new Route.Refused(
          SmtpReply.of(451, "4.3.0", "The address can't be looked up now"), false);
    }
  }

  /**
   * What becomes of {@code <postmaster>} without a domain (RFC 5321, section 4.1.1.3): it is that
   * of the server's first domain.
   */
  public MailAddress postmaster() {
    String domain =
        server.domains().stream().findFirst().map(MailDomain::value).orElse(server.hostName());
    return MailAddress.of(POSTMASTER, domain);
  }

  /** RFC 5321, section 4.5.1: postmaster is the same in any letter case. */
  private MailAddress postmaster(MailAddress recipient) {
    return isPostmaster(recipient) && server.domains().contains(MailDomain.of(recipient.domain()))
        ? recipient.withLocalPart(POSTMASTER)
        : recipient;
  }

  static boolean isPostmaster(MailAddress address) {
    return address.isAscii() && address.localPart().equalsIgnoreCase(POSTMASTER);
  }
}
