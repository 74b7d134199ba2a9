package io.mailcore.store.base;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockChecksumsTest {

  private static final int BLOCK = BlockChecksums.BLOCK;

  @Test
  void areThoseThatOthersCompute() {
    assertThat(BlockChecksums.of("123456789".getBytes(US_ASCII), 9)).isEqualTo(0xE3069283);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK + 3})
  void areTheSameHoweverTheOctetsCome(int size) {
    byte[] octets = new byte[size];
    Random random = new Random(size);
    random.nextBytes(octets);
    BlockChecksums pieces = new BlockChecksums();
    ByteBuffer left = ByteBuffer.wrap(octets).asReadOnlyBuffer();
    while (left.hasRemaining()) {
      int length = Math.min(left.remaining(), 1 + random.nextInt(2 * BLOCK));
      ByteBuffer piece = left.duplicate().limit(left.position() + length);
      pieces.update(piece);
      assertThat(piece.hasRemaining()).isFalse();
      left.position(left.position() + length);
    }
    int[] checksums = pieces.finish();
    assertThat(checksums).hasSize((int) BlockChecksums.blocks(size));
    for (int i = 0; i < checksums.length; i++) {
      int start = i * BLOCK;
      int length = BlockChecksums.length(start, size);
      byte[] block = Arrays.copyOfRange(octets, start, start + length);
      assertThat(checksums[i]).isEqualTo(BlockChecksums.of(block, length));
    }
  }
}
