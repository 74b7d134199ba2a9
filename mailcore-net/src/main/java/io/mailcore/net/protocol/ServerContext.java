package io.mailcore.net.protocol;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailDomain;
import io.mailcore.model.MailboxId;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.spi.smtp.DeliveryTarget;
import io.mailcore.spi.smtp.SmtpPolicy;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Registration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The services of a server that its protocols share, as one listener sees them. Safe for use by
 * several threads.
 */
public interface ServerContext {

  /** What the server calls itself in greetings and trace fields: a host name in A-labels. */
  String hostName();

  /**
   * The domains whose mail is for accounts here; the first completes an address without one ({@code
   * postmaster}).
   */
  Set<MailDomain> domains();

  /** The host's users. */
  UserDirectory users();

  /** The host's aliases; one that always passes if it gave none. */
  AliasResolver aliases();

  /** Where mail is kept. */
  MailStore store();

  /** The host's own rules, in their order. */
  List<SmtpPolicy> policies();

  /** The host's handlers of messages, in their order. */
  List<MessageHandler> handlers();

  /** Where mail for other domains goes; empty if the server sends none out. */
  Optional<DeliveryTarget> relay();

  /** The largest message that is taken, in octets. */
  long maxMessageSize();

  /**
   * Whether passwords may come over a connection without TLS: the host's explicit wish, off by
   * default.
   */
  boolean plaintextAuthAllowed();

  /** Checks log-ins, with the same bounds and delays for all protocols. */
  Authenticator authenticator();

  /** Whether the listener that asks has a certificate, its own or the server's. */
  boolean hasTls();

  /** The time. */
  InstantSource clock();

  /**
   * Tells {@code task} of changes of one mailbox, until the registration is closed; hints as in
   * {@link io.mailcore.spi.store.ChangeListener}. {@code task} runs on any thread and returns at
   * once: mostly it calls {@link Connection#execute}. One subscription to the store serves all.
   */
  Registration onChange(AccountId account, MailboxId mailbox, Runnable task);

  /** Tells {@code listener} of all changes in an account, until the registration is closed. */
  Registration onChange(AccountId account, AccountChanges listener);

  /**
   * One object of this type for the whole server, made by the first who asks. If it is {@link
   * AutoCloseable}, the server closes it when all sessions have ended, the one made last first. An
   * object under {@link io.mailcore.spi.smtp.MessageSubmission} is what {@code
   * MailServer.submission()} hands out.
   */
  <T> T shared(Class<T> type, Supplier<T> factory);
}
