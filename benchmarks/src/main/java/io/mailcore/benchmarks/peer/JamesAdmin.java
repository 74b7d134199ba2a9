package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks an Apache James over its WebAdmin. */
final class JamesAdmin {

  /** The repository of what couldn't be delivered. */
  static final String ERRORS = "errors";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern SIZE = Pattern.compile("\"size\":(\\d+)");
  private static final int OK = 200;
  private static final int NO_CONTENT = 204;

  private final int port;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  JamesAdmin(int port) {
    this.port = port;
  }

  /** Adds the accounts, and their domain. */
  void addAccounts() throws IOException {
    ask("PUT", "/domains/" + PeerSettings.DOMAIN, "");
    for (int account = 0; account < PeerSettings.ACCOUNTS; account++) {
      String password = "{\"password\":\"" + PeerSettings.PASSWORD + "\"}";
      ask("PUT", "/users/" + PeerSettings.address(account), password);
    }
  }

  /** Removes the mailboxes of all accounts; those that mail comes for are made again. */
  void removeMail() throws IOException {
    for (int account = 0; account < PeerSettings.ACCOUNTS; account++) {
      ask("DELETE", "/users/" + PeerSettings.address(account) + "/mailboxes", "");
    }
  }

  /** How many messages were accepted that aren't delivered yet. */
  int queued() throws IOException {
    return size(ask("GET", "/mailQueues/spool", ""));
  }

  /** How many messages were accepted that couldn't be delivered. */
  int undelivered() throws IOException {
    return size(ask("GET", "/mailRepositories/" + ERRORS, ""));
  }

  private static int size(String answer) throws IOException {
    Matcher size = SIZE.matcher(answer);
    if (!size.find()) {
      throw new IOException("WebAdmin: " + answer);
    }
    return Integer.parseInt(size.group(1));
  }

  private String ask(String method, String path, String body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != OK && response.statusCode() != NO_CONTENT) {
        throw new IOException("WebAdmin: " + method + " " + path + ": " + response.body());
      }
      return response.body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("WebAdmin", e);
    }
  }
}
