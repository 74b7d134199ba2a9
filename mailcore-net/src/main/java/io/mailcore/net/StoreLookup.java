package io.mailcore.net;

import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.MailStoreProvider;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Finds a store for a host that gave none. */
final class StoreLookup {

  private StoreLookup() {}

  static MailStore find() {
    try {
      return ServiceLoader.load(MailStoreProvider.class)
          .findFirst()
          .or(
              () ->
                  ServiceLoader.load(MailStoreProvider.class, MailServer.class.getClassLoader())
                      .findFirst())
          .orElseThrow(
              () ->
                  new ServerStartException(
                      "no store: give MailServer.builder().store(...), or put mailcore-store on the"
                          + " class path for one in memory"))
          .create();
    } catch (ServiceConfigurationError e) {
      throw new ServerStartException(
          "no store: the one on the class path can't be made: " + e.getMessage(), e);
    }
  }
}
