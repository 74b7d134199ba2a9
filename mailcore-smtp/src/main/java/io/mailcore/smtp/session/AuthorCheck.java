package io.mailcore.smtp.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.mime.EnvelopeAddress;
import io.mailcore.mime.MessageEnvelope;
import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.SmtpReply;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import java.util.List;
import java.util.Optional;

/**
 * Whether a sender is one of the addresses of the account that has logged in, subaddress and letter
 * case of ASCII aside.
 */
public final class AuthorCheck {

  private static final SmtpReply NOT_YOURS =
      SmtpReply.of(553, "5.7.1", "The sender isn't an address of your account");

  private final List<MailAddress> addresses;

  /** For an account of this directory. */
  public AuthorCheck(UserDirectory users, AccountId account) {
    requireNonNull(account, "account");
    this.addresses = users.find(account).map(UserAccount::addresses).orElse(List.of());
  }

  /** Checks a reverse-path; the null one is everybody's. */
  public Optional<SmtpReply> check(Optional<MailAddress> sender) {
    return sender.filter(address -> !owns(address)).map(address -> NOT_YOURS);
  }

  /**
   * Checks a header: one From field, whose addresses, and those of Sender, are all the account's.
   *
   * @param fromFields how many From fields there are
   */
  Optional<SmtpReply> check(MessageEnvelope envelope, int fromFields) {
    if (fromFields != 1 || envelope.from().isEmpty()) {
      return Optional.of(
          SmtpReply.of(554, "5.6.0", "The message must have one From field with an address"));
    }
    boolean owned =
        envelope.from().stream().allMatch(this::owns)
            && envelope.sender().stream().allMatch(this::owns);
    return owned ? Optional.empty() : Optional.of(NOT_YOURS);
  }

  private boolean owns(EnvelopeAddress address) {
    if (address.mailbox().isEmpty() || address.host().isEmpty()) {
      return false;
    }
    try {
      return owns(MailAddress.of(address.mailbox().get(), address.host().get()));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private boolean owns(MailAddress address) {
    int plus = address.localPart().indexOf('+');
    String base = plus > 0 ? address.localPart().substring(0, plus) : address.localPart();
    return addresses.stream()
        .filter(own -> own.domain().equals(address.domain()))
        .anyMatch(own -> same(own.localPart(), address.localPart()) || same(own.localPart(), base));
  }

  private static boolean same(String own, String other) {
    return own.equals(other)
        || own.equalsIgnoreCase(other)
            && own.chars().allMatch(c -> c < 0x80)
            && other.chars().allMatch(c -> c < 0x80);
  }
}
