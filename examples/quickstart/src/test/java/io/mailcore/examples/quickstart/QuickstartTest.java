package io.mailcore.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.MailServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QuickstartTest {

  private static final Path SOURCE =
      Path.of("src/main/java/io/mailcore/examples/quickstart/Quickstart.java");
  private static final Path README = Path.of("../../README.md");

  @Test
  void readmeShowsTheCodeThatRunsHere() throws IOException {
    List<String> lines = Files.readAllLines(SOURCE);
    String code =
        lines.subList(index(lines, "// readme:begin") + 1, index(lines, "// readme:end")).stream()
            .map(String::strip)
            .collect(Collectors.joining("\n"));
    String readme =
        Files.readAllLines(README).stream().map(String::strip).collect(Collectors.joining("\n"));
    assertThat(readme).contains(code);
  }

  private static int index(List<String> lines, String marker) {
    return lines.stream().map(String::strip).toList().indexOf(marker);
  }

  @Test
  void handsFormMailToTheHostBeforeTheSenderIsTold() throws Exception {
    BlockingQueue<String> received = new LinkedBlockingQueue<>();
    try (MailServer server =
        Quickstart.start(
            message -> received.add(message.envelope().sender().orElseThrow().toString()))) {
      assertThat(send(server.address("smtp"))).startsWith("250");
      assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("visitor@example.org");
    }
  }

  private static String send(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.setSoTimeout(10_000);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      Writer out =
          new java.io.OutputStreamWriter(socket.getOutputStream(), StandardCharsets.US_ASCII);
      String reply = in.readLine();
      for (String command :
          List.of(
              "HELO client.example.org",
              "MAIL FROM:<visitor@example.org>",
              "RCPT TO:<contact@example.test>",
              "DATA",
              "Subject: a question\r\n\r\nHello.\r\n.")) {
        out.write(command + "\r\n");
        out.flush();
        reply = in.readLine();
      }
      return reply;
    }
  }
}
