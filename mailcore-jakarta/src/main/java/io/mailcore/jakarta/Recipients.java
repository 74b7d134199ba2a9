package io.mailcore.jakarta;

import io.mailcore.model.MailAddress;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Jakarta Mail's addresses as addresses of an envelope. */
final class Recipients {

  private Recipients() {}

  /** All recipients of the header, none twice. */
  static List<MailAddress> of(MimeMessage message) throws MessagingException {
    Address @Nullable [] all = message.getAllRecipients();
    return all == null ? List.of() : of(all);
  }

  static List<MailAddress> of(Address... addresses) {
    Set<MailAddress> recipients = new LinkedHashSet<>();
    for (Address address : addresses) {
      for (InternetAddress single : members(address)) {
        recipients.add(mailAddress(single));
      }
    }
    return List.copyOf(recipients);
  }

  /** Whom the message is from: Sender, or else the first author (RFC 5322, section 3.6.2). */
  static MailAddress sender(MimeMessage message) throws MessagingException {
    @Nullable Address sender = message.getSender();
    if (sender != null) {
      return of(sender).get(0);
    }
    Address @Nullable [] authors = message.getFrom();
    if (authors == null || authors.length == 0) {
      throw new IllegalArgumentException("from: missing (expected: the address of the author)");
    }
    return of(authors).get(0);
  }

  private static List<InternetAddress> members(Address address) {
    if (!(address instanceof InternetAddress internet)) {
      throw new IllegalArgumentException(
          "recipient: a " + address.getType() + " (expected: rfc822)");
    }
    if (!internet.isGroup()) {
      return List.of(internet);
    }
    try {
      InternetAddress @Nullable [] group = internet.getGroup(false);
      return group == null ? List.of() : Arrays.asList(group);
    } catch (AddressException e) {
      throw new IllegalArgumentException("recipient: a group that can't be read", e);
    }
  }

  private static MailAddress mailAddress(InternetAddress address) {
    @Nullable String text = address.getAddress();
    boolean ascii = text != null && text.chars().allMatch(c -> c > ' ' && c < 0x7F || c == ' ');
    if (text == null || !ascii) {
      // An address can't be encoded, and Jakarta Mail may shorten its characters to octets.
      throw new IllegalArgumentException("address: expected printable ASCII");
    }
    return MailAddress.of(text);
  }
}
