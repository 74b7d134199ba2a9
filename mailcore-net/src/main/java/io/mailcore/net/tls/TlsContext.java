package io.mailcore.net.tls;

import static java.util.Objects.requireNonNull;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/**
 * Makes the TLS engines of a listener: TLS 1.3 and 1.2, forward secrecy and AEAD only (RFC 9325,
 * section 4.2). Safe for use by several threads.
 */
public final class TlsContext {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  private final SSLContext context;
  private final Optional<X509Certificate> selfMadeIssuer;
  private final String[] suites;

  private TlsContext(SSLContext context, Optional<X509Certificate> selfMadeIssuer) {
    this.context = requireNonNull(context, "context");
    this.selfMadeIssuer = selfMadeIssuer;
    this.suites =
        Arrays.stream(context.getSupportedSSLParameters().getCipherSuites())
            .filter(TlsContext::isModern)
            .toArray(String[]::new);
  }

  /** On a context whose certificate clients trust by themselves, or by the host's doing. */
  public static TlsContext of(SSLContext context) {
    return new TlsContext(context, Optional.empty());
  }

  /** On a context whose certificate was made for this server by {@code issuer}. */
  static TlsContext selfMade(SSLContext context, X509Certificate issuer) {
    return new TlsContext(context, Optional.of(issuer));
  }

  private static boolean isModern(String suite) {
    if (suite.startsWith("TLS_AES_") || suite.startsWith("TLS_CHACHA20_")) {
      return true;
    }
    return (suite.startsWith("TLS_ECDHE_RSA_") || suite.startsWith("TLS_ECDHE_ECDSA_"))
        && (suite.contains("_GCM_") || suite.contains("_CHACHA20_POLY1305"));
  }

  /** The authority that a client must trust, if it was made for this server. */
  public Optional<X509Certificate> selfMadeIssuer() {
    return selfMadeIssuer;
  }

  /**
   * A server's engine for one connection.
   *
   * @param alpn the protocol's ids of RFC 7301; a client that offers others only is refused, one
   *     that offers none is welcome
   */
  public SSLEngine engine(Set<String> alpn) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(suites);
    parameters.setUseCipherSuitesOrder(true);
    engine.setSSLParameters(parameters);
    engine.setHandshakeApplicationProtocolSelector(
        (of, offered) -> offered.stream().filter(alpn::contains).findFirst().orElse(null));
    return engine;
  }
}
