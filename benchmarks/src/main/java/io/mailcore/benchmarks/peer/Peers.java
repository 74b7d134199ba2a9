package io.mailcore.benchmarks.peer;

import java.util.EnumSet;
import java.util.Set;

/** The servers there are. */
public final class Peers {

  private static final Set<Service> ALL = EnumSet.allOf(Service.class);

  /** mailcore with its messages in memory. */
  public static final PeerKind MEMORY = new JvmPeer.Kind("mailcore, memory", "memory", ALL, true);

  /** mailcore on H2: a message is on disk when it is accepted. */
  public static final PeerKind H2 = new JvmPeer.Kind("mailcore, H2", "h2", ALL, true);

  /** mailcore on PostgreSQL, whose processes count too. */
  public static final PeerKind POSTGRESQL =
      new JvmPeer.Kind("mailcore, PostgreSQL", "postgresql", ALL, true);

  /** GreenMail, which keeps messages in memory. */
  public static final PeerKind GREENMAIL = new JvmPeer.Kind("GreenMail", "greenmail", ALL, false);

  /** SubEthaSMTP with a handler that keeps messages in memory. */
  public static final PeerKind SUBETHA =
      new JvmPeer.Kind("SubEthaSMTP", "subetha", EnumSet.of(Service.SMTP), true);

  /** Postfix's test sink, which forgets what it takes. */
  public static final PeerKind SINK = new SinkPeer.Kind();

  /** Postfix into Maildirs. */
  public static final PeerKind POSTFIX = new PostfixPeer.Kind();

  /** Dovecot on Maildirs. */
  public static final PeerKind DOVECOT = new DovecotPeer.Kind();

  /** Apache James's application that keeps everything in memory. */
  public static final PeerKind JAMES = new JamesPeer.Kind();

  private Peers() {}
}
