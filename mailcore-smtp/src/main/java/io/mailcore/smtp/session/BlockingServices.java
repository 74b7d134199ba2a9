package io.mailcore.smtp.session;

import io.mailcore.net.protocol.ServerContext;
import io.mailcore.smtp.delivery.Route;
import java.util.List;

/**
 * Which services may block, so that they aren't called on an event loop.
 *
 * @param users whether looking for accounts may
 * @param aliases whether following them may
 * @param store whether the store may
 */
public record BlockingServices(boolean users, boolean aliases, boolean store) {

  /** So many copies are made on an event loop, where others wait meanwhile. */
  private static final int MOST_COPIES = 16;

  static BlockingServices of(ServerContext server) {
    return new BlockingServices(
        server.users().mayBlock(), server.aliases().mayBlock(), server.store().mayBlock());
  }

  /** Whether finding out about a recipient may block. */
  public boolean recipients() {
    return users || aliases || store;
  }

  /** Whether delivering to these may block, or take long. */
  boolean delivery(List<Route.Ours> routes) {
    return store
        || routes.stream().anyMatch(route -> !route.forwards().isEmpty())
        || routes.stream().mapToInt(Route.Ours::fanOut).sum() > MOST_COPIES;
  }
}
