package io.mailcore.testkit;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailAddress;

/**
 * Conditions to import statically: {@code messages.await(subject("Welcome").and(to("ann@..."))}.
 */
public final class MessageConditions {

  private static final int SHOWN = 200;

  private MessageConditions() {}

  /** Every message. */
  public static MessageCondition anyMessage() {
    return MessageCondition.matching("anything", message -> true);
  }

  /** The decoded subject is this. */
  public static MessageCondition subject(String subject) {
    requireNonNull(subject, "subject");
    return MessageCondition.of(
        "subject " + quoted(subject),
        message -> message.subject().filter(subject::equals).isPresent(),
        MessageConditions::actualSubject);
  }

  /** The decoded subject holds this. */
  public static MessageCondition subjectContains(String part) {
    requireNonNull(part, "part");
    return MessageCondition.of(
        "subject containing " + quoted(part),
        message -> message.subject().filter(subject -> subject.contains(part)).isPresent(),
        MessageConditions::actualSubject);
  }

  private static String actualSubject(TestMessage message) {
    return message.subject().map(text -> "subject " + quoted(text)).orElse("no subject");
  }

  /** The envelope's sender is this. */
  public static MessageCondition from(String address) {
    MailAddress sender = MailAddress.of(address);
    return MessageCondition.of(
        "sender " + sender,
        message -> message.envelope().sender().filter(sender::equals).isPresent(),
        message -> "sender <" + message.envelope().sender().map(Object::toString).orElse("") + ">");
  }

  /** One of the envelope's recipients is this: blind copies count. */
  public static MessageCondition to(String address) {
    MailAddress recipient = MailAddress.of(address);
    return MessageCondition.of(
        "recipient " + recipient,
        message -> message.envelope().recipients().contains(recipient),
        message -> "recipients " + message.envelope().recipients());
  }

  /** The decoded plain text or HTML holds this. */
  public static MessageCondition bodyContains(String part) {
    requireNonNull(part, "part");
    return MessageCondition.of(
        "body containing " + quoted(part),
        message ->
            message.text().filter(text -> text.contains(part)).isPresent()
                || message.html().filter(html -> html.contains(part)).isPresent(),
        message ->
            message.text().or(message::html).map(text -> "body " + quoted(text)).orElse("no text"));
  }

  /** One of the fields of this name has this value, unfolded and decoded. */
  public static MessageCondition header(String name, String value) {
    requireNonNull(name, "name");
    requireNonNull(value, "value");
    return MessageCondition.of(
        name + " " + quoted(value),
        message -> message.header(name).contains(value),
        message -> name + " " + message.header(name));
  }

  private static String quoted(String text) {
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return '"' + cut.replace("\r", "\\r").replace("\n", "\\n") + '"';
  }
}
