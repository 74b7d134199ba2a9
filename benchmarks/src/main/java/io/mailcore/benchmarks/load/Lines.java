package io.mailcore.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Takes lines out of what has been received. */
public final class Lines {

  private Lines() {}

  /** The next line without its end, or null if it isn't all there. */
  public static @Nullable String next(ByteBuffer in) {
    for (int at = in.position(); at < in.limit(); at++) {
      if (in.get(at) == '\n') {
        byte[] octets = new byte[at - in.position()];
        in.get(octets).get();
        int length = octets.length;
        return new String(
            octets, 0, length > 0 && octets[length - 1] == '\r' ? length - 1 : length, ISO_8859_1);
      }
    }
    return null;
  }
}
