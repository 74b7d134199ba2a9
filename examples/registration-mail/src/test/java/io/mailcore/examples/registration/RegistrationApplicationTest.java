package io.mailcore.examples.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.jakarta.Mailer;
import io.mailcore.jakarta.ReceivedMimeMessage;
import io.mailcore.mime.MessageBuilder;
import io.mailcore.net.MailServer;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.store.directory.StaticUserDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrationApplicationTest {

  private static final String VISITOR = "visitor@provider.example";

  private final BlockingQueue<String> inbox = new LinkedBlockingQueue<>();
  private final HttpClient web = HttpClient.newHttpClient();
  private MailServer provider;
  private RegistrationApplication shop;

  @BeforeEach
  void start() throws IOException {
    provider =
        MailServer.builder()
            .domain("provider.example")
            .users(StaticUserDirectory.builder().build())
            .listener(SmtpListener.mx().port(0))
            .onMessage(
                VISITOR,
                message -> inbox.add(ReceivedMimeMessage.of(message).getContent().toString()))
            .relay((message, report) -> new SmartHost(shop.mailAddress()).deliver(message, report))
            .start();
    shop = new RegistrationApplication(0, 0, provider.address("smtp"));
  }

  @AfterEach
  void stop() {
    shop.close();
    provider.close();
  }

  @Test
  void confirmsAnAddressByTheLinkThatWasMailedToIt() throws Exception {
    assertThat(post("/register", "address", VISITOR).statusCode()).isEqualTo(200);
    String mail = inbox.poll(20, TimeUnit.SECONDS);
    assertThat(mail).contains(shop.webAddress() + "/confirm?token=");
    assertThat(shop.isConfirmed(VISITOR)).isFalse();

    URI link = URI.create(mail.substring(mail.indexOf("http://")).strip());
    assertThat(get(link).statusCode()).isEqualTo(200);
    assertThat(shop.isConfirmed(VISITOR)).isTrue();
    assertThat(get(link).statusCode()).as("a second time").isEqualTo(404);
  }

  @Test
  void saysThatAnAddressDoesNotExistWhenTheProviderSaysSo() throws Exception {
    HttpResponse<String> response = post("/register", "address", "nobody@provider.example");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("doesn't exist");
  }

  @Test
  void refusesAnAddressThatSmugglesAHeader() throws Exception {
    HttpResponse<String> response =
        post("/register", "address", "visitor@provider.example\r\nBcc: victim@provider.example");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(inbox).isEmpty();
  }

  @Test
  void opensATicketForMailToSupport() throws Exception {
    Mailer.of(provider)
        .send(
            MessageBuilder.create()
                .from(VISITOR)
                .to("support@shop.example")
                .subject("Re: Welcome!")
                .text("It works."));
    assertThat(get(shop.webAddress().resolve("/tickets")).body())
        .isEqualTo(VISITOR + ": Re: Welcome!");
  }

  @Test
  void opensATicketForTheContactForm() throws Exception {
    HttpResponse<String> response =
        post("/contact", "address", VISITOR, "subject", "Größe?", "text", "Which size?");
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(get(shop.webAddress().resolve("/tickets")).body()).isEqualTo(VISITOR + ": Größe?");
  }

  private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return web.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String... fields)
      throws IOException, InterruptedException {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < fields.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(fields[i])
          .append('=')
          .append(URLEncoder.encode(fields[i + 1], StandardCharsets.UTF_8));
    }
    HttpRequest request =
        HttpRequest.newBuilder(shop.webAddress().resolve(path))
            .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
            .build();
    return web.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
