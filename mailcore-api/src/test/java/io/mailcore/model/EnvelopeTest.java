package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeTest {

  private static final MailAddress ANN = MailAddress.of("ann@example.test");
  private static final MailAddress BOB = MailAddress.of("bob@example.test");
  private static final MailAddress CY = MailAddress.of("cy@example.test");

  @Test
  void goesFromASenderToRecipients() {
    Envelope envelope = Envelope.of(ANN, List.of(CY, BOB));
    assertThat(envelope.sender()).contains(ANN);
    assertThat(envelope.recipients()).containsExactly(CY, BOB);
    assertThat(envelope.bodyType()).isEqualTo(BodyType.EIGHT_BIT_MIME);
    assertThat(envelope.smtpUtf8()).isFalse();
    assertThat(envelope).hasToString("<ann@example.test> -> [cy@example.test, bob@example.test]");
  }

  @Test
  void mayHaveTheNullReversePath() {
    Envelope envelope = Envelope.withoutSender(List.of(ANN));
    assertThat(envelope.sender()).isEmpty();
    assertThat(envelope).hasToString("<> -> [ann@example.test]");
  }

  @Test
  void namesNoRecipientTwice() {
    MailAddress again = MailAddress.of("\"cy\"@EXAMPLE.test");
    List<MailAddress> given = List.of(CY, BOB, again, BOB);
    assertThat(Envelope.of(ANN, given).recipients()).containsExactly(CY, BOB);
    assertThat(Envelope.withoutSender(given).recipients()).containsExactly(CY, BOB);
    assertThat(Envelope.of(ANN, ANN).withRecipients(given).recipients()).containsExactly(CY, BOB);
  }

  @Test
  void doesntChangeWithTheListItWasGiven() {
    List<MailAddress> given = new ArrayList<>(List.of(BOB));
    Envelope envelope = Envelope.of(ANN, given);
    given.clear();
    assertThat(envelope.recipients()).containsExactly(BOB);
  }

  @Test
  void changesOneThingAtATime() {
    Envelope envelope = Envelope.of(ANN, BOB).withBodyType(BodyType.SEVEN_BIT).withSmtpUtf8(true);
    Envelope changed = envelope.withRecipients(List.of(CY));
    assertThat(changed.sender()).contains(ANN);
    assertThat(changed.bodyType()).isEqualTo(BodyType.SEVEN_BIT);
    assertThat(changed.smtpUtf8()).isTrue();
    assertThat(changed.withRecipients(List.of(BOB)))
        .isEqualTo(envelope)
        .hasSameHashCodeAs(envelope);
  }

  @Test
  void isEqualWhenAllOfItIs() {
    Envelope envelope = Envelope.of(ANN, List.of(BOB, CY));
    assertThat(envelope)
        .isEqualTo(Envelope.of(ANN, List.of(BOB, CY)))
        .isNotEqualTo(Envelope.of(ANN, List.of(CY, BOB)))
        .isNotEqualTo(Envelope.of(BOB, List.of(BOB, CY)))
        .isNotEqualTo(Envelope.withoutSender(List.of(BOB, CY)))
        .isNotEqualTo(envelope.withSmtpUtf8(true))
        .isNotEqualTo(envelope.withBodyType(BodyType.SEVEN_BIT));
  }
}
