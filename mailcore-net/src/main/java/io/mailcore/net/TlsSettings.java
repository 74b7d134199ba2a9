package io.mailcore.net;

import io.mailcore.net.tls.KeyMaterial;
import io.mailcore.net.tls.SelfSigned;
import io.mailcore.net.tls.TlsContext;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * Where a listener's certificate and key come from. TLS 1.2 and 1.3 are spoken, with forward
 * secrecy and AEAD only. Immutable.
 *
 * <p>Files are read by {@code MailServer.Builder.start()}, which fails with a sentence if they
 * can't be used.
 */
public final class TlsSettings {

  /** Where certificate and key come from. */
  sealed interface Source {

    /** PEM files: the certificate and its issuers, and a PKCS#8 key without a password. */
    record Pem(Path certificates, Path key) implements Source {}

    /** A PKCS#12 file. */
    record Pkcs12(Path file, char[] password) implements Source {}

    /** The host's own context. */
    record Context(SSLContext context) implements Source {}

    /** A certificate made when the server starts. */
    record SelfSigned(List<String> names) implements Source {}
  }

  private final Source source;

  private TlsSettings(Source source) {
    this.source = source;
  }

  /**
   * From PEM files.
   *
   * @param certificates the certificate, then its issuers
   * @param key an unencrypted PKCS#8 private key
   */
  public static TlsSettings pem(Path certificates, Path key) {
    return new TlsSettings(new Source.Pem(certificates, key));
  }

  /** From a PKCS#12 file. */
  public static TlsSettings pkcs12(Path file, char[] password) {
    return new TlsSettings(new Source.Pkcs12(file, password.clone()));
  }

  /** The host's own context, with its key managers and trust managers. */
  public static TlsSettings context(SSLContext context) {
    return new TlsSettings(new Source.Context(context));
  }

  /**
   * A certificate that is made when the server starts, good for tests and trials: for {@code
   * localhost}, {@code 127.0.0.1}, {@code ::1} and these names. {@code MailServer.certificates()}
   * gives it to clients that want to trust it.
   */
  public static TlsSettings selfSigned(String... names) {
    return new TlsSettings(
        new Source.SelfSigned(List.copyOf(new LinkedHashSet<>(Arrays.asList(names)))));
  }

  /** Reads or makes what the source says. */
  TlsContext load() {
    if (source instanceof Source.Pem pem) {
      return KeyMaterial.pem(pem.certificates(), pem.key());
    }
    if (source instanceof Source.Pkcs12 pkcs12) {
      return KeyMaterial.pkcs12(pkcs12.file(), pkcs12.password());
    }
    if (source instanceof Source.SelfSigned made) {
      return SelfSigned.create(made.names(), Instant.now());
    }
    return TlsContext.of(((Source.Context) source).context());
  }
}
