package io.mailcore.benchmarks.peer.server;

import io.mailcore.net.TlsSettings;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** The certificate that all servers use alike, in a file beside the directory of each. */
final class Certificates {

  private static final char[] PASSWORD = "secret".toCharArray();

  private Certificates() {}

  /** The same for mailcore. */
  static TlsSettings settings(Path directory) {
    return TlsSettings.pkcs12(keys(directory), PASSWORD);
  }

  /** A server's TLS with it. */
  static SSLContext context(Path directory) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keys(directory))) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static Path keys(Path directory) {
    return directory.resolveSibling("keys.p12");
  }
}
