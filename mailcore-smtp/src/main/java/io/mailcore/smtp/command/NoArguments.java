package io.mailcore.smtp.command;

import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.Parsed;

/** The arguments of a command that has none. */
enum NoArguments {
  NONE;

  /** Refuses whatever stands behind the verb. */
  static Parsed<NoArguments> parse(CommandLine line) {
    return line.isBare() ? Parsed.of(NONE) : Parsed.refused(501, "5.5.4", "Syntax: " + line.verb());
  }

  /** Takes no notice of what stands behind the verb. */
  static Parsed<NoArguments> ignore() {
    return Parsed.of(NONE);
  }
}
