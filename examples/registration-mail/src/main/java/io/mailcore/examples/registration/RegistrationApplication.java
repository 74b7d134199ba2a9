package io.mailcore.examples.registration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.mailcore.jakarta.Mailer;
import io.mailcore.mime.MessageBuilder;
import io.mailcore.net.MailServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.smtp.SmtpListener;
import io.mailcore.spi.smtp.MessageSubmission;
import io.mailcore.store.directory.StaticUserDirectory;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * A shop: visitors register with an address and get a link to confirm it; what they write to
 * support, by mail or by the form, becomes a ticket.
 */
public final class RegistrationApplication implements AutoCloseable {

  private static final String NO_REPLY = "no-reply@shop.example";
  private static final String SUPPORT = "support@shop.example";
  private static final int MAX_FORM = 16 * 1024;

  private final Registrations registrations = new Registrations();
  private final Tickets tickets = new Tickets();
  private final ExecutorService workers = Executors.newFixedThreadPool(4);
  private final MailServer mail;
  private final Mailer mailer;
  private final HttpServer web;

  /**
   * Starts the shop.
   *
   * @param webPort 0 for any free one
   * @param smtpPort 0 for any free one
   * @param provider the server that takes our mail for other domains
   */
  public RegistrationApplication(int webPort, int smtpPort, InetSocketAddress provider)
      throws IOException {
    mail =
        MailServer.builder()
            .domain("shop.example")
            .users(StaticUserDirectory.builder().build())
            .tls(TlsSettings.selfSigned())
            .listener(SmtpListener.mx().port(smtpPort))
            .onMessage(SUPPORT, tickets)
            .relay(new SmartHost(provider))
            .start();
    mailer = Mailer.of(mail);
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), webPort), 0);
    web.createContext("/register", this::register);
    web.createContext("/confirm", this::confirm);
    web.createContext("/contact", this::contact);
    web.createContext("/tickets", this::listTickets);
    web.setExecutor(workers);
    web.start();
  }

  private void register(HttpExchange exchange) throws IOException {
    String address = form(exchange).getOrDefault("address", "");
    String link = webAddress() + "/confirm?token=" + registrations.begin(address);
    try {
      mailer.send(
          MessageBuilder.create()
              .from(NO_REPLY)
              .to(address)
              .subject("Welcome! Please confirm your address")
              .text("Follow this link to confirm your address:\r\n\r\n" + link + "\r\n"));
      answer(exchange, 200, "Look into your mail.");
    } catch (IllegalArgumentException e) {
      answer(exchange, 400, "That is no address.");
    } catch (MessageSubmission.RejectedException e) {
      answer(exchange, 400, "Your provider says that this address doesn't exist.");
    }
  }

  private void confirm(HttpExchange exchange) throws IOException {
    String query = String.valueOf(exchange.getRequestURI().getRawQuery());
    boolean known = registrations.confirm(fields(query).getOrDefault("token", "")).isPresent();
    answer(exchange, known ? 200 : 404, known ? "Confirmed." : "This link isn't good any more.");
  }

  private void contact(HttpExchange exchange) throws IOException {
    Map<String, String> form = form(exchange);
    try {
      mailer.send(
          MessageBuilder.create()
              .from(form.getOrDefault("address", ""))
              .to(SUPPORT)
              .subject(form.getOrDefault("subject", ""))
              .text(form.getOrDefault("text", "")));
      answer(exchange, 200, "We'll write to you.");
    } catch (IllegalArgumentException e) {
      answer(exchange, 400, "That can't be sent.");
    }
  }

  private void listTickets(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        tickets.all().stream()
            .map(ticket -> ticket.from() + ": " + ticket.subject())
            .collect(Collectors.joining("\n")));
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MAX_FORM);
    return fields(new String(body, StandardCharsets.US_ASCII));
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : text.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.put(
            pair.substring(0, equals),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return fields;
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Where the shop is. */
  URI webAddress() {
    return URI.create(
        "http://"
            + web.getAddress().getAddress().getHostAddress()
            + ":"
            + web.getAddress().getPort());
  }

  /** Where its mail comes in. */
  InetSocketAddress mailAddress() {
    return mail.address("smtp");
  }

  boolean isConfirmed(String address) {
    return registrations.isConfirmed(address);
  }

  @Override
  public void close() {
    web.stop(0);
    workers.shutdown();
    mail.close();
  }

  /** Serves until the process is ended; the argument is the provider's {@code host:port}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    String[] provider = args[0].split(":", 2);
    InetSocketAddress address = new InetSocketAddress(provider[0], Integer.parseInt(provider[1]));
    try (RegistrationApplication shop = new RegistrationApplication(8080, 2525, address)) {
      System.out.println("shop at " + shop.webAddress() + ", mail at " + shop.mailAddress());
      Thread.currentThread().join();
    }
  }
}
