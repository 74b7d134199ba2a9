package io.mailcore.examples.guice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import io.mailcore.guice.MailServerService;
import io.mailcore.jakarta.Mailer;
import io.mailcore.mime.MessageBuilder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailModuleTest {

  @Test
  void startsWhenTheHostSaysSoAndHandsMailToTheHost() {
    List<String> tickets = new ArrayList<>();
    Injector injector =
        Guice.createInjector(
            new MailModule(message -> tickets.add(message.envelope().sender().toString())));
    MailServerService service = injector.getInstance(MailServerService.class);
    assertThat(service.isRunning()).isFalse();
    try (service) {
      Mailer.of(service.start())
          .send(
              MessageBuilder.create()
                  .from("visitor@example.org")
                  .to("contact@example.test")
                  .subject("a question")
                  .text("Hello."));
      assertThat(tickets).singleElement().asString().contains("visitor@example.org");
    }
    assertThat(service.isRunning()).isFalse();
  }
}
