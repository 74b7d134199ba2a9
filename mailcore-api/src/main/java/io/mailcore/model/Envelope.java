package io.mailcore.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who sent a message and to whom it goes, as SMTP was told (RFC 5321, section 2.3.1), whatever its
 * header says.
 *
 * <p>This class grows: later versions may add what further SMTP extensions say of a transaction.
 */
public final class Envelope {

  private final Optional<MailAddress> sender;
  private final List<MailAddress> recipients;
  private final BodyType bodyType;
  private final boolean smtpUtf8;

  private Envelope(
      Optional<MailAddress> sender,
      List<MailAddress> recipients,
      BodyType bodyType,
      boolean smtpUtf8) {
    this.sender = sender;
    this.recipients = recipients.stream().distinct().toList();
    this.bodyType = bodyType;
    this.smtpUtf8 = smtpUtf8;
  }

  /** From {@code sender} to {@code recipients}, in this order; one named twice counts once. */
  public static Envelope of(MailAddress sender, List<MailAddress> recipients) {
    return new Envelope(Optional.of(sender), recipients, BodyType.EIGHT_BIT_MIME, false);
  }

  /** From {@code sender} to {@code recipient}. */
  public static Envelope of(MailAddress sender, MailAddress recipient) {
    return of(sender, List.of(recipient));
  }

  /**
   * With the null reverse-path {@code <>}, which reports and automatic answers use, so that nothing
   * answers them.
   */
  public static Envelope withoutSender(List<MailAddress> recipients) {
    return new Envelope(Optional.empty(), recipients, BodyType.EIGHT_BIT_MIME, false);
  }

  /** This envelope to other recipients. */
  public Envelope withRecipients(List<MailAddress> changed) {
    return new Envelope(sender, changed, bodyType, smtpUtf8);
  }

  /** This envelope with another body type. */
  public Envelope withBodyType(BodyType changed) {
    return new Envelope(sender, recipients, requireNonNull(changed, "changed"), smtpUtf8);
  }

  /** This envelope with or without SMTPUTF8 (RFC 6531). */
  public Envelope withSmtpUtf8(boolean changed) {
    return new Envelope(sender, recipients, bodyType, changed);
  }

  /** The reverse-path, or empty for the null one. */
  public Optional<MailAddress> sender() {
    return sender;
  }

  /** The forward-paths that were accepted, in the order given, none twice. */
  public List<MailAddress> recipients() {
    return recipients;
  }

  /** What the client said of the octets to come. */
  public BodyType bodyType() {
    return bodyType;
  }

  /** Whether the client asked for SMTPUTF8 (RFC 6531). */
  public boolean smtpUtf8() {
    return smtpUtf8;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Envelope envelope
        && sender.equals(envelope.sender)
        && recipients.equals(envelope.recipients)
        && bodyType == envelope.bodyType
        && smtpUtf8 == envelope.smtpUtf8;
  }

  @Override
  public int hashCode() {
    return Objects.hash(sender, recipients, bodyType, smtpUtf8);
  }

  @Override
  public String toString() {
    return "<" + sender.map(MailAddress::toString).orElse("") + "> -> " + recipients;
  }
}
