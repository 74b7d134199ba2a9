package io.mailcore.net.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and certificates from files, and made here. */
class KeyMaterialTest {

  private static final String PASSWORD = "password";

  @TempDir static Path directory;

  @BeforeAll
  static void makeKeys() throws Exception {
    make("EC", "-groupname", "secp256r1");
    make("RSA", "-keysize", "2048");
  }

  /** By the JDK's own tool: a PKCS#12 file, and the same in PEM. */
  private static void make(String algorithm, String... size) throws Exception {
    Path file = directory.resolve(algorithm + ".p12");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keyalg",
            algorithm,
            size[0],
            size[1],
            "-dname",
            "CN=localhost",
            "-alias",
            "a",
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-keystore",
            file.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), US_ASCII);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
    KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    byte[] key = store.getKey("a", PASSWORD.toCharArray()).getEncoded();
    Certificate certificate = store.getCertificate("a");
    pem(algorithm + "-key.pem", "PRIVATE KEY", key);
    pem(algorithm + "-certificate.pem", "CERTIFICATE", certificate.getEncoded());
  }

  private static void pem(String file, String label, byte[] content) throws Exception {
    String base64 = Base64.getMimeEncoder().encodeToString(content);
    Files.writeString(
        directory.resolve(file),
        "some words\n-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n");
  }

  private static Path file(String name) {
    return directory.resolve(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"EC", "RSA"})
  void readsPemAndPkcs12(String algorithm) {
    TlsContext pem =
        KeyMaterial.pem(file(algorithm + "-certificate.pem"), file(algorithm + "-key.pem"));
    assertThat(pem.engine(Set.of()).getUseClientMode()).isFalse();
    assertThat(pem.selfMadeIssuer()).isEmpty();
    TlsContext pkcs12 = KeyMaterial.pkcs12(file(algorithm + ".p12"), PASSWORD.toCharArray());
    assertThat(pkcs12.engine(Set.of()).getEnabledProtocols()).containsExactly("TLSv1.3", "TLSv1.2");
  }

  @Test
  void refusesAKeyOfAnotherCertificate() {
    assertThatThrownBy(() -> KeyMaterial.pem(file("EC-certificate.pem"), file("RSA-key.pem")))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("doesn't belong");
  }

  @Test
  void refusesAWrongPassword() {
    assertThatThrownBy(() -> KeyMaterial.pkcs12(file("EC.p12"), "wrong".toCharArray()))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("password is wrong");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA PRIVATE KEY", "EC PRIVATE KEY", "ENCRYPTED PRIVATE KEY"})
  void saysHowToConvertOtherForms(String label) throws Exception {
    pem("other.pem", label, new byte[] {1});
    assertThatThrownBy(() -> KeyMaterial.pem(file("EC-certificate.pem"), file("other.pem")))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt -in " + file("other.pem"));
  }

  @Test
  void refusesWhatIsNoKeyOrNoCertificate() throws Exception {
    pem("garbage.pem", "PRIVATE KEY", new byte[] {1, 2, 3});
    pem("garbage-certificate.pem", "CERTIFICATE", new byte[] {1, 2, 3});
    assertThatThrownBy(() -> KeyMaterial.pem(file("EC-certificate.pem"), file("garbage.pem")))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("neither EC nor RSA");
    assertThatThrownBy(() -> KeyMaterial.pem(file("garbage-certificate.pem"), file("EC-key.pem")))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("can't be read");
    assertThatThrownBy(() -> KeyMaterial.pem(file("EC-key.pem"), file("EC-key.pem")))
        .isInstanceOf(TlsException.class);
    assertThatThrownBy(() -> KeyMaterial.pem(file("EC-certificate.pem"), directory))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("can't be read");
  }

  @Test
  void makesCertificatesThatVerify() throws Exception {
    Instant now = Instant.parse("2049-12-31T00:00:00Z");
    TlsContext made = SelfSigned.create(List.of("mail.bücher.example", "2001:db8::1"), now);
    assertThat(made.selfMadeIssuer())
        .hasValueSatisfying(
            issuer -> {
              assertThat(issuer.getBasicConstraints()).isNotNegative();
              assertThat(issuer.getKeyUsage()[5]).isTrue();
              // From UTCTime into GeneralizedTime (RFC 5280, section 4.1.2.5).
              assertThat(issuer.getNotBefore().toInstant()).isBefore(now);
              assertThat(issuer.getNotAfter().toInstant())
                  .isAfter(Instant.parse("2050-12-30T00:00:00Z"));
            });
  }

  @Test
  void refusesNamesThatAreNone() {
    assertThatThrownBy(() -> SelfSigned.create(List.of("a_b..c"), Instant.now()))
        .isInstanceOf(TlsException.class)
        .hasMessageContaining("a_b..c");
  }

  @ParameterizedTest
  @CsvSource({"EC, TLSv1.2", "EC, TLSv1.3", "RSA, TLSv1.2", "RSA, TLSv1.3"})
  void shakesHandsWithEitherKeyInEitherVersion(String algorithm, String version) throws Exception {
    TlsContext server =
        KeyMaterial.pem(file(algorithm + "-certificate.pem"), file(algorithm + "-key.pem"));
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    KeyStore own = KeyStore.getInstance(file(algorithm + ".p12").toFile(), PASSWORD.toCharArray());
    trusted.setCertificateEntry("a", own.getCertificate("a"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    SSLEngine client = context.createSSLEngine("localhost", 1);
    client.setUseClientMode(true);
    client.setEnabledProtocols(new String[] {version});
    SSLEngine engine = server.engine(Set.of());
    shakeHands(client, engine);
    assertThat(client.getSession().getProtocol()).isEqualTo(version);
    assertThat(client.getSession().getPeerCertificates()).isNotEmpty();
  }

  private static void shakeHands(SSLEngine client, SSLEngine server) throws Exception {
    ByteBuffer toServer = ByteBuffer.allocate(100_000);
    ByteBuffer toClient = ByteBuffer.allocate(100_000);
    for (int i = 0; i < 50 && client.getSession().getCipherSuite().contains("_NULL_"); i++) {
      move(client, toClient, toServer);
      move(server, toServer, toClient);
    }
  }

  private static void move(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws Exception {
    ByteBuffer plain = ByteBuffer.allocate(100_000);
    in.flip();
    engine.unwrap(in, plain);
    in.compact();
    Runnable task = engine.getDelegatedTask();
    while (task != null) {
      task.run();
      task = engine.getDelegatedTask();
    }
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
        || engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
      engine.wrap(ByteBuffer.allocate(0), out);
    }
  }
}
