package io.mailcore.smtp.delivery;

import io.mailcore.model.MailAddress;
import io.mailcore.model.SmtpReply;
import io.mailcore.spi.smtp.DeliveryReport;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers what became of a message at each place that it goes to, and what the client is told of it
 * all.
 */
final class Outcomes {

  private final EarlierDeliveries earlier;
  private final Optional<String> fingerprint;
  private final List<EarlierDeliveries.Key> delivered = new ArrayList<>();
  private Optional<SmtpReply> transientFailure = Optional.empty();
  private Optional<SmtpReply> permanentFailure = Optional.empty();

  /**
   * Nothing has happened yet.
   *
   * @param fingerprint what is the same each time the message comes; empty if it goes to one place
   *     only
   */
  Outcomes(EarlierDeliveries earlier, Optional<String> fingerprint) {
    this.earlier = earlier;
    this.fingerprint = fingerprint;
  }

  /** Whether the message has come to this place when it was sent before. */
  boolean isDone(Object place) {
    Optional<EarlierDeliveries.Key> key = key(place);
    if (key.isEmpty() || !earlier.contains(key.get())) {
      return false;
    }
    delivered.add(key.get());
    return true;
  }

  private Optional<EarlierDeliveries.Key> key(Object place) {
    return fingerprint.map(message -> new EarlierDeliveries.Key(message, place));
  }

  void delivered(Object place) {
    key(place).ifPresent(delivered::add);
  }

  void failed(SmtpReply reply) {
    if (reply.isTransient()) {
      transientFailure = transientFailure.or(() -> Optional.of(reply));
    } else {
      permanentFailure = permanentFailure.or(() -> Optional.of(reply));
    }
  }

  /** A report for a target that takes these recipients; those it says nothing of have failed. */
  Report report(Set<MailAddress> recipients) {
    return new Report(recipients);
  }

  /**
   * The answer for the whole message. If somebody may still get it, the client shall try again, and
   * who has got it is remembered. If not, it is told so at once: trying again would help nobody.
   */
  SmtpReply reply(SmtpReply success) {
    if (transientFailure.isPresent()) {
      delivered.forEach(earlier::add);
      return transientFailure.get();
    }
    delivered.forEach(earlier::forget);
    return permanentFailure.orElse(success);
  }

  /** Takes the word of a target outside. */
  final class Report implements DeliveryReport {

    private final Set<MailAddress> open;

    private Report(Set<MailAddress> recipients) {
      this.open = new HashSet<>(recipients);
    }

    @Override
    public void delivered(MailAddress recipient) {
      if (open.remove(recipient)) {
        Outcomes.this.delivered(recipient);
      }
    }

    @Override
    public void failed(MailAddress recipient, SmtpReply reply) {
      if (reply.isPositive()) {
        throw new IllegalArgumentException("reply: " + reply.code() + " (expected: 400 to 599)");
      }
      if (open.remove(recipient)) {
        Outcomes.this.failed(reply);
      }
    }

    /** The target has returned. */
    void end() {
      if (!open.isEmpty()) {
        Outcomes.this.failed(StoreReplies.TEMPORARY);
      }
    }
  }
}
