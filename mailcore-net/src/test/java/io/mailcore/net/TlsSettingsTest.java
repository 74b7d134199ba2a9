package io.mailcore.net;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each place that a certificate may come from serves clients. */
class TlsSettingsTest {

  private static final char[] PASSWORD = "password".toCharArray();

  @TempDir static Path directory;

  private static KeyStore keys;

  /** By the JDK's own tool: a PKCS#12 file, and the same in PEM. */
  @BeforeAll
  static void makeKey() throws Exception {
    Path file = directory.resolve("key.p12");
    String command =
        "-genkeypair -keyalg EC -groupname secp256r1 -dname CN=localhost -ext san=dns:localhost"
            + " -alias a -storetype PKCS12 -storepass password -keystore "
            + file;
    List<String> words =
        Stream.concat(
                Stream.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()),
                Stream.of(command.split(" ")))
            .toList();
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    try (InputStream output = process.getInputStream()) {
      String said = new String(output.readAllBytes(), US_ASCII);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(said).isZero();
    }
    keys = KeyStore.getInstance(file.toFile(), PASSWORD);
    pem("key.pem", "PRIVATE KEY", keys.getKey("a", PASSWORD).getEncoded());
    pem("certificate.pem", "CERTIFICATE", keys.getCertificate("a").getEncoded());
  }

  private static void pem(String name, String label, byte[] content) throws Exception {
    String base64 = Base64.getMimeEncoder().encodeToString(content);
    Files.writeString(
        directory.resolve(name),
        "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
  }

  static Stream<TlsSettings> fromAKey() throws Exception {
    KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
    managers.init(keys, PASSWORD);
    SSLContext hosts = SSLContext.getInstance("TLS");
    hosts.init(managers.getKeyManagers(), null, null);
    return Stream.of(
        TlsSettings.pem(directory.resolve("certificate.pem"), directory.resolve("key.pem")),
        TlsSettings.pkcs12(directory.resolve("key.p12"), PASSWORD),
        TlsSettings.context(hosts));
  }

  @ParameterizedTest
  @MethodSource("fromAKey")
  void servesClientsThatTrustTheCertificate(TlsSettings settings) throws Exception {
    serves(settings, trusting(keys.getCertificate("a")));
  }

  private static SSLContext trusting(Certificate certificate) throws Exception {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("a", certificate);
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static void serves(TlsSettings settings, SSLContext client) throws Exception {
    EchoListener listener =
        new EchoListener("echos").with(ListenerSettings.ofPort(0).withImplicitTls(true));
    try (MailServer server = TestServers.builder().tls(settings).listener(listener).start();
        Client connection = Client.tls(server.address("echos"), client)) {
      connection.line();
      assertThat(connection.send("x\r\n").line()).isEqualTo("= x");
    }
  }
}
