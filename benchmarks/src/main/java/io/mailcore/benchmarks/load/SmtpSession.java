package io.mailcore.benchmarks.load;

import io.mailcore.benchmarks.peer.PeerSettings;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One session that sends mail while there is some to send. */
final class SmtpSession implements Conversation {

  private final SmtpLoad load;
  private final Reactor reactor;
  private final int port;
  private final Budget budget;
  private final Latencies latencies;
  private final Runnable ended;
  private Step step = Step.GREETING;
  private boolean secured;
  private boolean last;
  private long begin;

  /** What is waited for. */
  private enum Step {
    GREETING("220"),
    EHLO("250"),
    STARTTLS("220"),
    MAIL("250"),
    RCPT("250"),
    DATA("354"),
    CONTENT("250"),
    QUIT("221");

    final String expected;

    Step(String expected) {
      this.expected = expected;
    }
  }

  private SmtpSession(
      SmtpLoad load,
      Reactor reactor,
      int port,
      Budget budget,
      Latencies latencies,
      Runnable ended) {
    this.load = load;
    this.reactor = reactor;
    this.port = port;
    this.budget = budget;
    this.latencies = latencies;
    this.ended = ended;
  }

  /** Connects, and sends until the budget is used; then it ends. */
  static void open(
      SmtpLoad load, Reactor reactor, int port, Budget budget, Latencies latencies, Runnable ended)
      throws IOException {
    SmtpSession session = new SmtpSession(load, reactor, port, budget, latencies, ended);
    if (load.connectionEach()) {
      budget.ready(session::connect);
    } else {
      session.connect();
    }
  }

  private void connect() throws IOException {
    if (load.connectionEach() && !budget.another()) {
      ended.run();
      return;
    }
    step = Step.GREETING;
    secured = false;
    begin = System.nanoTime();
    reactor.connect(port, this);
  }

  @Override
  public void received(Link link, ByteBuffer in) throws IOException {
    String line = Lines.next(in);
    while (line != null) {
      if (!line.startsWith(step.expected)) {
        throw new IOException(step + ": " + line);
      }
      if (line.length() == 3 || line.charAt(3) == ' ') {
        answered(link);
      }
      line = link.isOpen() ? Lines.next(in) : null;
    }
  }

  private void answered(Link link) throws IOException {
    switch (step) {
      case GREETING -> expect(link, Step.EHLO, "EHLO load.test");
      case EHLO -> {
        if (load.tls() && !secured) {
          expect(link, Step.STARTTLS, "STARTTLS");
        } else if (load.connectionEach()) {
          next(link);
        } else {
          budget.ready(() -> next(link));
        }
      }
      case STARTTLS -> link.startTls();
      case MAIL -> expect(link, Step.RCPT, load.pipelined() ? null : recipient());
      case RCPT -> expect(link, Step.DATA, load.pipelined() ? null : "DATA");
      case DATA -> {
        step = Step.CONTENT;
        link.send(load.message().partsWithDot());
      }
      case CONTENT -> {
        latencies.add(System.nanoTime() - begin);
        next(link);
      }
      case QUIT -> {
        link.close();
        if (load.connectionEach()) {
          last = false;
          connect();
        } else {
          ended.run();
        }
      }
    }
  }

  @Override
  public void secured(Link link) throws IOException {
    secured = true;
    expect(link, Step.EHLO, "EHLO load.test");
  }

  /** The next message, or the end. */
  private void next(Link link) throws IOException {
    if (load.connectionEach() ? last : !budget.another()) {
      expect(link, Step.QUIT, "QUIT");
      return;
    }
    last = true;
    if (!load.connectionEach()) {
      begin = System.nanoTime();
    }
    String sender = "MAIL FROM:<load@sender.test>";
    String all = sender + "\r\n" + recipient() + "\r\nDATA";
    expect(link, Step.MAIL, load.pipelined() ? all : sender);
  }

  private String recipient() {
    int account = (int) (budget.started() % PeerSettings.ACCOUNTS);
    return "RCPT TO:<" + PeerSettings.address(account) + ">";
  }

  private void expect(Link link, Step next, @Nullable String command) throws IOException {
    step = next;
    if (command != null) {
      link.command(command);
    }
  }
}
