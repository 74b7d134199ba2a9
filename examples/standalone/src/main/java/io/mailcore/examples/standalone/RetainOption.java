package io.mailcore.examples.standalone;

import io.mailcore.model.SpecialUse;
import io.mailcore.net.RetentionRule;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long mailboxes keep messages, as the command line says it: {@code trash=30d}.
 *
 * @param rules one, or two where a word stands for a use and for the name that goes with it
 */
record RetainOption(List<RetentionRule> rules) {

  private static final Pattern FORM = Pattern.compile("(.+)=([0-9]{1,6})([dh])");

  /** Those that clients make mailboxes for, some without saying so. */
  private static final Set<SpecialUse> WORDS =
      EnumSet.of(
          SpecialUse.TRASH,
          SpecialUse.JUNK,
          SpecialUse.SENT,
          SpecialUse.DRAFTS,
          SpecialUse.ARCHIVE);

  RetainOption {
    rules = List.copyOf(rules);
  }

  static RetainOption parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "'" + text + "' (expected: MAILBOX=DAYSd or MAILBOX=HOURSh, for example trash=30d)");
    }
    String mailbox = form.group(1);
    long count = Long.parseLong(form.group(2));
    Duration age = form.group(3).equals("d") ? Duration.ofDays(count) : Duration.ofHours(count);
    Optional<SpecialUse> use = SpecialUse.ofAttribute("\\" + mailbox).filter(WORDS::contains);
    if (use.isEmpty()) {
      return new RetainOption(List.of(RetentionRule.named(mailbox).withMaxAge(age)));
    }
    String name = use.get().attribute().substring(1);
    return new RetainOption(
        List.of(
            RetentionRule.of(use.get()).withMaxAge(age),
            RetentionRule.named(name).withMaxAge(age)));
  }
}
