package io.mailcore.net.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.UnrecoverableKeyException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Reads certificates and keys from files. */
public final class KeyMaterial {

  private static final long MAX_FILE = 1024 * 1024;

  private KeyMaterial() {}

  /**
   * From PEM files (RFC 7468).
   *
   * @param certificates the certificate, then its issuers
   * @param key a PKCS#8 key
   */
  public static TlsContext pem(Path certificates, Path key) {
    List<X509Certificate> chain = readCertificates(certificates);
    PrivateKey privateKey = readKey(key);
    return use(privateKey, chain, certificates + " and " + key);
  }

  /** From a PKCS#12 file (RFC 7292) that holds one key with its certificates. */
  public static TlsContext pkcs12(Path file, char[] password) {
    byte[] content = read(file);
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(content), password);
      for (String alias : Collections.list(store.aliases())) {
        Key key = store.getKey(alias, password);
        Certificate[] chain = store.getCertificateChain(alias);
        if (key instanceof PrivateKey privateKey && chain != null) {
          List<X509Certificate> certificates = new ArrayList<>();
          for (Certificate certificate : chain) {
            certificates.add((X509Certificate) certificate);
          }
          return use(privateKey, certificates, file.toString());
        }
      }
    } catch (IOException | UnrecoverableKeyException e) {
      throw new TlsException(
          file + " can't be opened: the password is wrong, or it is no PKCS#12 file", e);
    } catch (GeneralSecurityException e) {
      throw new TlsException(file + " can't be used: " + e.getMessage(), e);
    }
    throw new TlsException(
        file + " holds no private key with a certificate: export both into one PKCS#12 file");
  }

  private static TlsContext use(PrivateKey key, List<X509Certificate> chain, String where) {
    try {
      checkPair(key, chain.get(0).getPublicKey(), where);
      return TlsContext.of(context(key, chain));
    } catch (GeneralSecurityException e) {
      throw new TlsException(where + " can't be used: " + e.getMessage(), e);
    }
  }

  /** A context that shows {@code chain} and asks clients for nothing. */
  static SSLContext context(PrivateKey key, List<X509Certificate> chain)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    // Clients show no certificates, so the JVM's hundred authorities needn't be read.
    context.init(new KeyManager[] {new OneKey(key, chain)}, new TrustManager[0], null);
    return context;
  }

  private static void checkPair(PrivateKey key, PublicKey certified, String where)
      throws GeneralSecurityException {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    byte[] sample = "mailcore".getBytes(StandardCharsets.US_ASCII);
    boolean matches = key.getAlgorithm().equals(certified.getAlgorithm());
    if (matches) {
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(key);
      signer.update(sample);
      byte[] signature = signer.sign();
      Signature verifier = Signature.getInstance(algorithm);
      verifier.initVerify(certified);
      verifier.update(sample);
      matches = verifier.verify(signature);
    }
    if (!matches) {
      throw new TlsException(
          where
              + ": the key doesn't belong to the first certificate: put the server's own"
              + " certificate first, its issuers behind it, and give the key it was made for");
    }
  }

  private static List<X509Certificate> readCertificates(Path file) {
    byte[] content = read(file);
    List<X509Certificate> chain = new ArrayList<>();
    try (InputStream in = new ByteArrayInputStream(content)) {
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        chain.add((X509Certificate) certificate);
      }
    } catch (CertificateException | IOException e) {
      throw new TlsException(file + " holds a certificate that can't be read", e);
    }
    if (chain.isEmpty()) {
      throw new TlsException(
          file + " holds no certificate (expected: PEM, -----BEGIN CERTIFICATE-----)");
    }
    return chain;
  }

  private static PrivateKey readKey(Path file) {
    String text = new String(read(file), StandardCharsets.ISO_8859_1);
    refuseOtherForms(file, text);
    byte[] encoded = decode(file, text);
    return Stream.of("EC", "RSA", "EdDSA")
        .flatMap(algorithm -> decodeKey(algorithm, encoded).stream())
        .findFirst()
        .orElseThrow(
            () -> new TlsException(file + " holds a key that is neither EC nor RSA nor EdDSA"));
  }

  private static Optional<PrivateKey> decodeKey(String algorithm, byte[] encoded) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (InvalidKeySpecException other) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new TlsException("this JVM knows no " + algorithm + " keys", e);
    }
  }

  private static void refuseOtherForms(Path file, String text) {
    String convert = " openssl pkcs8 -topk8 -nocrypt -in " + file + " -out key.pem";
    if (text.contains("BEGIN RSA PRIVATE KEY") || text.contains("BEGIN EC PRIVATE KEY")) {
      throw new TlsException(
          file + " holds a key in an older form; convert it to PKCS#8:" + convert);
    }
    if (text.contains("BEGIN ENCRYPTED PRIVATE KEY")) {
      throw new TlsException(
          file + " holds a key with a password; take the password away, or use PKCS#12:" + convert);
    }
  }

  private static byte[] decode(Path file, String text) {
    String head = "-----BEGIN PRIVATE KEY-----";
    int start = text.indexOf(head);
    int end = text.indexOf("-----END PRIVATE KEY-----", Math.max(0, start));
    if (start < 0 || end < 0) {
      throw new TlsException(file + " holds no private key (expected: PEM, " + head + ")");
    }
    try {
      return Base64.getMimeDecoder().decode(text.substring(start + head.length(), end));
    } catch (IllegalArgumentException e) {
      throw new TlsException(file + " holds a private key that isn't base64", e);
    }
  }

  private static byte[] read(Path file) {
    try {
      if (Files.size(file) > MAX_FILE) {
        throw new TlsException(file + " is larger than " + MAX_FILE + " bytes: not a key");
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new TlsException(file + " isn't there: check the path", e);
    } catch (IOException e) {
      throw new TlsException(file + " can't be read by this process: " + e.getMessage(), e);
    }
  }
}
