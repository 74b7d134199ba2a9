package io.mailcore.model;

import static java.util.Objects.requireNonNull;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What is known of a connection's TLS.
 *
 * @param protocol for example {@code TLSv1.3}
 * @param cipherSuite for example {@code TLS_AES_256_GCM_SHA384}
 * @param peerCertificates the client's certificate and its issuers, verified; empty if it sent none
 */
public record TlsFacts(
    String protocol, String cipherSuite, List<X509Certificate> peerCertificates) {

  public TlsFacts {
    requireNonNull(protocol, "protocol");
    requireNonNull(cipherSuite, "cipherSuite");
    peerCertificates = List.copyOf(peerCertificates);
  }
}
