package io.mailcore.smtp.session;

import io.mailcore.model.SmtpReply;
import io.mailcore.net.events.CommandEvents;
import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.ForeignProtocol;
import io.mailcore.smtp.wire.LineReader;
import io.mailcore.smtp.wire.Parsed;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes command lines and runs them: what all commands have in common. Used on the strand. */
final class CommandInput implements Input {

  private static final Logger LOG = LoggerFactory.getLogger(CommandInput.class);

  /** RFC 5321, section 4.5.3.1.4. */
  private static final int COMMAND_LINE = 512;

  private final SmtpSession session;
  private final CommandEvents events;
  private final LineReader lines = new LineReader(SaslInput.MAX_LINE);

  CommandInput(SmtpSession session, CommandEvents events) {
    this.session = session;
    this.events = events;
  }

  @Override
  public void read(ByteBuffer octets) {
    Optional<LineReader.Line> line = lines.read(octets);
    if (line.isPresent()) {
      events.begin();
      run(line.get());
      session.awaitCommand();
    } else if (lines.first().isPresent() && ForeignProtocol.isBinary(lines.first().getAsInt())) {
      refuseForeign();
    } else if (lines.pending() > SaslInput.HOPELESS_LINE) {
      session.close(SmtpReply.of(500, "5.5.2", "Line too long"));
    }
  }

  /** Forgets a line that was begun. */
  void reset() {
    lines.reset();
  }

  private void run(LineReader.Line line) {
    if (ForeignProtocol.speaks(line.octets())) {
      refuseForeign();
    } else if (line.tooLong()) {
      refuseLong(line.octets());
    } else {
      Parsed<CommandLine> parsed = CommandLine.parse(line.octets());
      if (parsed instanceof Parsed.Value<CommandLine> command) {
        run(command.value());
      } else if (parsed instanceof Parsed.Refused<CommandLine> refused) {
        session.refuse(refused.reply());
      }
    }
  }

  private void refuseForeign() {
    session.close(SmtpReply.of(554, "5.7.0", "This is a mail server"));
  }

  private void refuseLong(byte[] start) {
    boolean auth =
        start.length > 5
            && CommandLine.parse(Arrays.copyOf(start, 5)) instanceof Parsed.Value<CommandLine> v
            && v.value().verb().equals("AUTH");
    session.refuse(SmtpReply.of(500, auth ? "5.5.6" : "5.5.2", "Line too long"));
  }

  private void run(CommandLine line) {
    Optional<SmtpCommand<?>> found = session.commandTable().find(line.verb());
    if (found.isPresent()) {
      events.name(found.get().name());
    }
    if (session.phase() == Phase.REFUSED && !line.verb().equals("QUIT")) {
      session.refuse(SmtpReply.of(503, "5.5.1", "Only QUIT may follow the greeting"));
    } else if (found.isEmpty()) {
      session.refuse(SmtpReply.of(500, "5.5.2", "Command not recognized"));
    } else {
      check(found.get(), line);
    }
  }

  private <A> void check(SmtpCommand<A> command, CommandLine line) {
    boolean noPipelining = session.phase() != Phase.CONNECTED && !session.isExtended();
    if (line.length() > COMMAND_LINE + command.lineAllowance()) {
      session.refuse(SmtpReply.of(500, "5.5.2", "Line too long"));
    } else if (session.hasMoreInput() && (command.endsGroup() || noPipelining)) {
      session.close(SmtpReply.of(554, "5.5.0", "improper pipelining"));
    } else if (!command.allowedIn().contains(session.phase())) {
      session.refuse(SmtpReply.of(503, "5.5.1", complaint(command)));
    } else if (command.isIdle() && session.strikes().idleCommand()) {
      session.close(
          SmtpReply.of(
              421, "4.7.0", session.server().hostName() + " Too many commands without mail"));
    } else {
      execute(command, line);
    }
  }

  private String complaint(SmtpCommand<?> command) {
    return switch (session.phase()) {
      case CONNECTED -> "Send EHLO first";
      case READY -> "Send MAIL first";
      default -> command.name() + " isn't allowed in a transaction";
    };
  }

  private <A> void execute(SmtpCommand<A> command, CommandLine line) {
    Parsed<A> parsed = command.parse(line, session);
    if (parsed instanceof Parsed.Refused<A> refused) {
      session.refuse(refused.reply());
    } else if (parsed instanceof Parsed.Value<A> arguments) {
      if (command.mayBlock(session)) {
        session.blocking(
            () -> {
              execute(command, arguments.value());
              session.awaitCommand();
            });
      } else {
        execute(command, arguments.value());
      }
    }
  }

  private <A> void execute(SmtpCommand<A> command, A arguments) {
    try {
      command.execute(arguments, session);
    } catch (RuntimeException e) {
      LOG.warn("session={} {} failed", session.connection().id(), command.name(), e);
      session.reply(SmtpReply.of(451, "4.3.0", "The command failed here, try again later"));
    }
  }
}
