package io.mailcore.examples.standalone;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import picocli.CommandLine;

@Timeout(60)
class StandaloneServerTest {

  private static final int MORE_THAN_ONE_STRANGER_MAY = 30;

  private static Options options(String... args) {
    Options options = new Options();
    new CommandLine(options).parseArgs(args);
    return options;
  }

  private static String greeting(Socket socket) throws IOException {
    socket.setSoTimeout(10_000);
    return new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
  }

  @Test
  void saysInOneLineWhereItListens() {
    try (StandaloneServer server =
        StandaloneServer.start(
            options("--user", "ann@example.test:x", "--pop3", "0", "--smtp", "127.0.0.1:0"))) {
      assertThat(server.readyLine())
          .matches(
              "mailcore ready smtp=127\\.0\\.0\\.1:\\d+ pop3=127\\.0\\.0\\.1:\\d+ store=memory");
    }
  }

  /** All of them come from 127.0.0.1: a load test, or the users of a proxy on this machine. */
  @Test
  void takesManyConnectionsOfThisMachine() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try (StandaloneServer server =
        StandaloneServer.start(options("--user", "ann@example.test:x", "--imap", "0"))) {
      InetSocketAddress imap = server.server().address("imap");
      for (int i = 0; i < MORE_THAN_ONE_STRANGER_MAY; i++) {
        Socket socket = new Socket(imap.getAddress(), imap.getPort());
        sockets.add(socket);
        assertThat(greeting(socket)).startsWith("* OK");
      }
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void knowsWhichAddressesAreOfThisMachineAlone() {
    assertThat(BindAddress.parse("0")).matches(BindAddress::isLoopback);
    assertThat(BindAddress.parse("[::1]:0")).matches(BindAddress::isLoopback);
    assertThat(BindAddress.parse("0.0.0.0:0")).matches(address -> !address.isLoopback());
    assertThat(BindAddress.parse("nowhere.invalid:0")).matches(address -> !address.isLoopback());
  }
}
