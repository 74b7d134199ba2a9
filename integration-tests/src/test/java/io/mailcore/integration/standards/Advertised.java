package io.mailcore.integration.standards;

import io.mailcore.integration.client.ImapClient;
import io.mailcore.integration.client.Pop3Client;
import io.mailcore.integration.client.SmtpClient;
import io.mailcore.integration.client.Wire;
import io.mailcore.integration.process.TestServer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a server advertises in each state that a session can be in. */
final class Advertised {

  private final TestServer server;

  /** Of a server with certificates that takes no password in clear. */
  Advertised(TestServer server) {
    this.server = server;
  }

  /** EHLO's keywords (RFC 5321, section 4.1.1.1), AUTH's mechanisms one by one. */
  Map<String, Set<String>> ehlo() {
    Map<String, Set<String>> states = new LinkedHashMap<>();
    for (String listener : List.of("smtp", "submission")) {
      try (SmtpClient smtp = new SmtpClient(Wire.connect(server.port(listener)))) {
        smtp.reply();
        states.put(listener, keywords(smtp));
        smtp.expect("STARTTLS", 220);
        smtp.wire().startTls(server.server().clientContext());
        states.put(listener + " with TLS", keywords(smtp));
        if (listener.equals("submission")) {
          smtp.login(TestServer.ANN, TestServer.PASSWORD);
          states.put("submission after log-in", keywords(smtp));
        }
      }
    }
    return states;
  }

  private static Set<String> keywords(SmtpClient smtp) {
    Set<String> keywords = new TreeSet<>();
    List<String> lines = smtp.expect("EHLO client.test", 250).lines();
    for (String line : lines.subList(1, lines.size())) {
      addWords(keywords, line);
    }
    return keywords;
  }

  /** {@code AUTH PLAIN LOGIN} is {@code AUTH PLAIN} and {@code AUTH LOGIN}; sizes are left out. */
  private static void addWords(Set<String> keywords, String line) {
    String[] words = line.split(" ");
    if (words[0].equals("AUTH") || words[0].equals("SASL")) {
      Arrays.stream(words).skip(1).forEach(word -> keywords.add(words[0] + " " + word));
    } else if (words[0].equals("SIZE")) {
      keywords.add(words[0]);
    } else {
      keywords.add(line);
    }
  }

  /** CAPABILITY's names (RFC 3501, section 7.2.1); greeting and log-in must say the same. */
  Map<String, Set<String>> capability() {
    Map<String, Set<String>> states = new LinkedHashMap<>();
    try (Wire wire = Wire.connect(server.imap())) {
      ImapClient imap = new ImapClient(wire);
      Set<String> greeting = names(inBrackets(wire.line()));
      states.put("in clear", asked(imap));
      same(greeting, states.get("in clear"));
      imap.ok("STARTTLS");
      wire.startTls(server.server().clientContext());
      states.put("with TLS", asked(imap));
      ImapClient.Result login = imap.ok("LOGIN " + TestServer.ANN + " " + TestServer.PASSWORD);
      states.put("after log-in", asked(imap));
      same(names(login.code("CAPABILITY")), states.get("after log-in"));
      imap.ok("SELECT INBOX");
      same(asked(imap), states.get("after log-in"));
    }
    return states;
  }

  private static Set<String> asked(ImapClient imap) {
    String start = "* CAPABILITY ";
    return names(imap.ok("CAPABILITY").first(start).line().substring(start.length()));
  }

  private static String inBrackets(String greeting) {
    String start = "[CAPABILITY ";
    int from = greeting.indexOf(start) + start.length();
    return greeting.substring(from, greeting.indexOf(']', from));
  }

  private static Set<String> names(String capabilities) {
    Set<String> names = new TreeSet<>();
    for (String name : capabilities.split(" ")) {
      names.add(name.startsWith("APPENDLIMIT=") ? "APPENDLIMIT" : name);
    }
    return names;
  }

  private static void same(Set<String> one, Set<String> other) {
    if (!one.equals(other)) {
      throw new AssertionError(one + " in one place, " + other + " in another");
    }
  }

  /** CAPA's lines (RFC 2449, section 5). */
  Map<String, Set<String>> capa() {
    Map<String, Set<String>> states = new LinkedHashMap<>();
    try (Pop3Client pop3 = new Pop3Client(Wire.connect(server.pop3()))) {
      pop3.wire().line();
      states.put("in clear", lines(pop3));
      pop3.expectOk("STLS");
      pop3.wire().startTls(server.server().clientContext());
      states.put("with TLS", lines(pop3));
      pop3.expectOk("USER " + TestServer.ANN);
      pop3.expectOk("PASS " + TestServer.PASSWORD);
      states.put("after log-in", lines(pop3));
    }
    return states;
  }

  private static Set<String> lines(Pop3Client pop3) {
    Set<String> capabilities = new TreeSet<>();
    pop3.lines("CAPA").forEach(line -> addWords(capabilities, line));
    return capabilities;
  }
}
