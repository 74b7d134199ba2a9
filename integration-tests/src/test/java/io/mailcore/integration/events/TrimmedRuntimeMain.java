package io.mailcore.integration.events;

import io.mailcore.integration.process.TestServer;
import io.mailcore.net.ServerStartException;
import io.mailcore.store.MemoryMailStore;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Starts a server and says how that went. */
public final class TrimmedRuntimeMain {

  private TrimmedRuntimeMain() {}

  /** Starts and stops. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (TestServer server = TestServer.start(MemoryMailStore.create())) {
      out.println("up: " + server.server().addresses());
    } catch (ServerStartException e) {
      out.println(e.getMessage());
    }
  }
}
