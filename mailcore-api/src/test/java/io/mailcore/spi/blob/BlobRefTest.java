package io.mailcore.spi.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BlobRefTest {

  @Test
  void isAnIdWithASize() {
    BlobRef ref = new BlobRef(BlobId.of("b"), 0);
    assertThat(ref).isEqualTo(new BlobRef(BlobId.of("b"), 0)).hasSameHashCodeAs(ref);
    assertThat(ref).isNotEqualTo(new BlobRef(BlobId.of("b"), Long.MAX_VALUE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BlobRef(BlobId.of("b"), -1))
        .withMessage("size: -1 (expected: 0 or more)");
  }
}
