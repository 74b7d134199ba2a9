package io.mailcore.examples.standalone;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;

/** Sends a message, reads it back in both ways, and says how to look for oneself. */
final class Demo {

  private final StandaloneServer standalone;
  private final Options options;
  private final PrintStream out;

  Demo(StandaloneServer standalone, Options options, PrintStream out) {
    this.standalone = standalone;
    this.options = options;
    this.out = out;
  }

  /** One step of the demo. */
  @FunctionalInterface
  private interface Step {
    void run() throws MessagingException, IOException;
  }

  /** Runs all steps and returns whether every one was right. */
  boolean run() {
    UserOption sender = options.users.get(0);
    UserOption recipient = options.users.get(options.users.size() - 1);
    DemoClient client = new DemoClient(standalone.server(), sender, recipient);
    out.println();
    boolean right =
        step("sent by submission, " + at("submission") + " with STARTTLS", client::send)
            && step("read by IMAP, " + at("imap") + " with STARTTLS", client::readByImap)
            && step("read by POP3, " + at("pop3") + " with STLS", client::readByPop3);
    if (right && !options.exit) {
      explain(recipient);
    }
    out.flush();
    return right;
  }

  private boolean step(String what, Step step) {
    try {
      step.run();
      out.println("  right: message with an attachment " + what);
      return true;
    } catch (MessagingException | IOException | IllegalStateException e) {
      out.println("  WRONG: message with an attachment not " + what + ": " + e.getMessage());
      return false;
    }
  }

  private void explain(UserOption user) {
    out.println();
    out.println("Look for yourself with any mail client (it will ask about the certificate, which");
    out.println("was made a moment ago):");
    out.println();
    out.println("  log in as  " + user.address() + ", password " + user.password());
    out.println("  IMAP       " + at("imap") + " STARTTLS, or " + at("imaps") + " TLS");
    out.println("  POP3       " + at("pop3") + " STLS, or " + at("pop3s") + " TLS");
    out.println("  SMTP       " + at("submission") + " STARTTLS, or " + at("smtps") + " TLS");
    out.println();
    out.println("or with curl:");
    out.println();
    out.println(
        "  curl -k --ssl-reqd -u "
            + user.address()
            + ":"
            + user.password()
            + " 'imap://"
            + at("imap")
            + "/INBOX;MAILINDEX=1'");
    out.println();
    out.println("Mail is kept in " + options.store + ". Ctrl-C stops the server.");
  }

  private String at(String listener) {
    InetSocketAddress address = standalone.server().address(listener);
    return StandaloneServer.text(address);
  }
}
