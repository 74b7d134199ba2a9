package io.mailcore.smtp.session;

import static java.util.Objects.requireNonNull;

import io.mailcore.net.protocol.ServerContext;
import io.mailcore.smtp.delivery.Route;
import java.util.List;

/** Which services may block now, so that they aren't called on an event loop. */
public final class BlockingServices {

  /** So many copies are made on an event loop, where others wait meanwhile. */
  private static final int MOST_COPIES = 16;

  private final ServerContext server;

  BlockingServices(ServerContext server) {
    this.server = requireNonNull(server, "server");
  }

  /** Whether looking for accounts may. */
  public boolean users() {
    return server.users().mayBlock();
  }

  /** Whether the store may. */
  public boolean store() {
    return server.store().mayBlock();
  }

  /** Whether finding out about a recipient may block. */
  public boolean recipients() {
    return users() || server.aliases().mayBlock() || store();
  }

  /** Whether delivering to these may block, or take long. */
  boolean delivery(List<Route.Ours> routes) {
    return store()
        || routes.stream().anyMatch(route -> !route.forwards().isEmpty())
        || routes.stream().mapToInt(Route.Ours::fanOut).sum() > MOST_COPIES;
  }
}
