package io.mailcore.examples.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** What {@code --demo} adds to the options that were given. */
final class DemoOptions {

  static final String DIRECTORY = "mailcore-demo";

  private DemoOptions() {}

  /** Fills in what the demo needs and nobody gave. */
  static Options complete(Options options) {
    if (options.users.isEmpty()) {
      options.users.add(UserOption.parse("user1@example.test:pass1"));
      options.users.add(UserOption.parse("user2@example.test:pass2"));
    }
    if (options.store == null) {
      options.store = "h2:" + DIRECTORY;
    }
    options.smtp = options.smtp == null ? preferred(2525) : options.smtp;
    options.submission = options.submission == null ? preferred(2587) : options.submission;
    options.smtps = options.smtps == null ? preferred(2465) : options.smtps;
    options.imap = options.imap == null ? preferred(2143) : options.imap;
    options.imaps = options.imaps == null ? preferred(2993) : options.imaps;
    options.pop3 = options.pop3 == null ? preferred(2110) : options.pop3;
    options.pop3s = options.pop3s == null ? preferred(2995) : options.pop3s;
    return options;
  }

  /** This port if it is free, so that a mail client's settings last; else any free one. */
  private static BindAddress preferred(int port) {
    BindAddress address = BindAddress.ofPort(port);
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(address.host()))) {
      return BindAddress.ofPort(probe.getLocalPort());
    } catch (IOException e) {
      return BindAddress.ofPort(0);
    }
  }
}
