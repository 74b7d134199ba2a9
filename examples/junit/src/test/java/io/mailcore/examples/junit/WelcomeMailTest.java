package io.mailcore.examples.junit;

import static io.mailcore.testkit.MessageConditions.subject;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.mime.MessageBuilder;
import io.mailcore.testkit.MailServerExtension;
import io.mailcore.testkit.TestMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WelcomeMailTest {

  @RegisterExtension
  static final MailServerExtension mail =
      MailServerExtension.create().user("ann@example.test", "secret");

  @Test
  void welcomesANewUser() {
    mail.mailer()
        .send(
            MessageBuilder.create()
                .from("shop@example.test")
                .to("ann@example.test")
                .subject("Welcome")
                .text("Please confirm your address."));
    TestMessage welcome = mail.messages().await(subject("Welcome"));
    assertThat(welcome.text().orElseThrow()).contains("confirm");
  }
}
