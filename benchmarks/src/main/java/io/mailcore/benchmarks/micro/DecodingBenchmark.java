package io.mailcore.benchmarks.micro;

import io.mailcore.mime.TransferDecoding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Bodies of a mebibyte decoded. */
@State(Scope.Thread)
public class DecodingBenchmark {

  private final byte[] base64 = Samples.base64();
  private final byte[] quotedPrintable = Samples.quotedPrintable();
  private final byte[] target = new byte[8 * 1024];

  /** Base64, as readers take it. */
  @Benchmark
  public long base64() throws IOException {
    return read(TransferDecoding.base64(new ByteArrayInputStream(base64)));
  }

  /** Base64 that must be right. */
  @Benchmark
  public long strictBase64() throws IOException {
    return read(TransferDecoding.strictBase64(new ByteArrayInputStream(base64)));
  }

  /** The JDK's decoder, which skips as much, as a yardstick. */
  @Benchmark
  public long base64OfTheJdk() throws IOException {
    return read(Base64.getMimeDecoder().wrap(new ByteArrayInputStream(base64)));
  }

  /** Quoted-Printable. */
  @Benchmark
  public long quotedPrintable() throws IOException {
    return read(TransferDecoding.quotedPrintable(new ByteArrayInputStream(quotedPrintable)));
  }

  private long read(InputStream in) throws IOException {
    long octets = 0;
    for (int n = in.read(target); n > 0; n = in.read(target)) {
      octets += n;
    }
    return octets;
  }
}
