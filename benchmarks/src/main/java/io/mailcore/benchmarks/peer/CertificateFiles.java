package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The certificate that servers show, the same for all: an EC key of 256 bits, self-signed. */
public final class CertificateFiles {

  private CertificateFiles() {}

  /** Makes {@code certificate.pem}, {@code key.pem} and {@code keys.p12} with openssl. */
  public static void make(Path directory) throws IOException {
    String key = directory.resolve("key.pem").toString();
    String certificate = directory.resolve("certificate.pem").toString();
    Processes.output(
        List.of(
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-nodes",
            "-days",
            "30",
            "-subj",
            "/CN=localhost",
            "-keyout",
            key,
            "-out",
            certificate));
    Processes.output(
        List.of(
            "openssl",
            "pkcs12",
            "-export",
            "-passout",
            "pass:secret",
            "-inkey",
            key,
            "-in",
            certificate,
            "-out",
            directory.resolve("keys.p12").toString()));
  }
}
