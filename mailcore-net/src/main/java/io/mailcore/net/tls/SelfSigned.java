package io.mailcore.net.tls;

import io.mailcore.model.MailDomain;
import io.mailcore.net.address.NumericAddress;
import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes an authority and a server's certificate of its own (RFC 5280): P-256, good from a few hours
 * ago for a year, for {@code localhost}, {@code 127.0.0.1}, {@code ::1} and some names.
 */
public final class SelfSigned {

  private static final Duration BACK = Duration.ofHours(6);
  private static final Duration AHEAD = Duration.ofDays(365);
  private static final int SERIAL_BITS = 120;

  private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid(1, 2, 840, 10045, 4, 3, 2));
  private static final byte[] COMMON_NAME = Der.oid(2, 5, 4, 3);
  private static final byte[] SUBJECT_KEY_ID = Der.oid(2, 5, 29, 14);
  private static final byte[] KEY_USAGE = Der.oid(2, 5, 29, 15);
  private static final byte[] SUBJECT_ALT_NAME = Der.oid(2, 5, 29, 17);
  private static final byte[] BASIC_CONSTRAINTS = Der.oid(2, 5, 29, 19);
  private static final byte[] AUTHORITY_KEY_ID = Der.oid(2, 5, 29, 35);
  private static final byte[] EXTENDED_KEY_USAGE = Der.oid(2, 5, 29, 37);
  private static final byte[] SERVER_AUTH = Der.oid(1, 3, 6, 1, 5, 5, 7, 3, 1);

  private final SecureRandom random = new SecureRandom();
  private final Instant now;

  private SelfSigned(Instant now) {
    this.now = now;
  }

  /**
   * Makes them.
   *
   * @param names host names, also in U-labels, and addresses
   * @throws TlsException if a name is none
   */
  public static TlsContext create(Collection<String> names, Instant now) {
    try {
      return new SelfSigned(now).make(names);
    } catch (GeneralSecurityException e) {
      throw new TlsException("this JVM can't make a certificate: " + e.getMessage(), e);
    }
  }

  private TlsContext make(Collection<String> names) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    KeyPair authority = generator.generateKeyPair();
    KeyPair server = generator.generateKeyPair();
    // A name of its own for each authority: several may be in one trust store.
    byte[] authorityName =
        name("mailcore authority " + new BigInteger(64, random).toString(Character.MAX_RADIX));
    byte[] authorityKeyId = keyId(authority.getPublic());
    byte[] authorityExtensions =
        Der.sequence(
            extension(BASIC_CONSTRAINTS, true, Der.sequence(Der.bool(true))),
            extension(KEY_USAGE, true, Der.bits(1, new byte[] {0x06})),
            extension(SUBJECT_KEY_ID, false, Der.octets(authorityKeyId)));
    byte[] serverExtensions =
        Der.sequence(
            extension(BASIC_CONSTRAINTS, true, Der.sequence()),
            extension(KEY_USAGE, true, Der.bits(7, new byte[] {(byte) 0x80})),
            extension(EXTENDED_KEY_USAGE, false, Der.sequence(SERVER_AUTH)),
            extension(SUBJECT_ALT_NAME, false, alternativeNames(names)),
            extension(SUBJECT_KEY_ID, false, Der.octets(keyId(server.getPublic()))),
            extension(AUTHORITY_KEY_ID, false, Der.sequence(Der.implicit(0, authorityKeyId))));
    PrivateKey signer = authority.getPrivate();
    X509Certificate issuer =
        certificate(
            authorityName, authorityName, authority.getPublic(), authorityExtensions, signer);
    X509Certificate leaf =
        certificate(authorityName, name("localhost"), server.getPublic(), serverExtensions, signer);
    return TlsContext.selfMade(
        KeyMaterial.context(server.getPrivate(), List.of(leaf, issuer)), issuer);
  }

  private X509Certificate certificate(
      byte[] issuer, byte[] subject, PublicKey key, byte[] extensions, PrivateKey signer)
      throws GeneralSecurityException {
    byte[] body =
        Der.sequence(
            Der.explicit(0, Der.integer(BigInteger.TWO)),
            Der.integer(new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS)),
            ECDSA_WITH_SHA256,
            issuer,
            Der.sequence(Der.time(now.minus(BACK)), Der.time(now.plus(AHEAD))),
            subject,
            key.getEncoded(),
            Der.explicit(3, extensions));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(signer, random);
    signature.update(body);
    byte[] whole = Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(whole));
  }

  private static byte[] name(String commonName) {
    return Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8(commonName))));
  }

  private static byte[] extension(byte[] oid, boolean critical, byte[] value) {
    return critical
        ? Der.sequence(oid, Der.bool(true), Der.octets(value))
        : Der.sequence(oid, Der.octets(value));
  }

  private static byte[] keyId(PublicKey key) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-1").digest(key.getEncoded());
  }

  private static byte[] alternativeNames(Collection<String> names) {
    Set<String> all = new LinkedHashSet<>(List.of("localhost", "127.0.0.1", "::1"));
    all.addAll(names);
    return Der.sequence(all.stream().map(SelfSigned::alternativeName).toArray(byte[][]::new));
  }

  private static byte[] alternativeName(String name) {
    Optional<InetAddress> address = NumericAddress.parse(name);
    if (address.isPresent()) {
      return Der.implicit(7, address.get().getAddress());
    }
    try {
      String host = MailDomain.of(name).value();
      return Der.implicit(2, host.getBytes(StandardCharsets.US_ASCII));
    } catch (IllegalArgumentException e) {
      throw new TlsException(
          "TlsSettings.selfSigned: \"" + name + "\" is neither a host name nor an address", e);
    }
  }
}
