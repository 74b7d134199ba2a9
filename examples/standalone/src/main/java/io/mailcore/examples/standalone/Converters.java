package io.mailcore.examples.standalone;

import io.mailcore.model.MailAddress;
import io.mailcore.model.MailboxName;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Turns what is wrong with an option's value into picocli's words for it. */
final class Converters {

  private Converters() {}

  private static <T> T convert(String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  static final class Bind implements ITypeConverter<BindAddress> {
    @Override
    public BindAddress convert(String text) {
      return Converters.convert(text, BindAddress::parse);
    }
  }

  static final class User implements ITypeConverter<UserOption> {
    @Override
    public UserOption convert(String text) {
      return Converters.convert(text, UserOption::parse);
    }
  }

  static final class Alias implements ITypeConverter<AliasOption> {
    @Override
    public AliasOption convert(String text) {
      return Converters.convert(text, AliasOption::parse);
    }
  }

  static final class Retain implements ITypeConverter<RetainOption> {
    @Override
    public RetainOption convert(String text) {
      return Converters.convert(text, RetainOption::parse);
    }
  }

  static final class Address implements ITypeConverter<MailAddress> {
    @Override
    public MailAddress convert(String text) {
      return Converters.convert(text, MailAddress::of);
    }
  }

  static final class Mailbox implements ITypeConverter<MailboxName> {
    @Override
    public MailboxName convert(String text) {
      return Converters.convert(text, MailboxName::of);
    }
  }

  static final class Octets implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return Converters.convert(text, octets -> positive(octets, "octets"));
    }
  }

  static final class Messages implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      return Converters.convert(text, messages -> positive(messages, "messages"));
    }
  }

  private static Long positive(String text, String what) {
    try {
      long number = Long.parseLong(text);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, as for a number that is out of range.
    }
    throw new IllegalArgumentException(
        "'" + text + "' (expected: a number of " + what + ", 1 or more)");
  }
}
