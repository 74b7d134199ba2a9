package io.mailcore.spi.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class BlobIdTest {

  @Test
  void isSafeAsAFileName() {
    for (char c = 0; c < 0x180; c++) {
      String value = "a" + c;
      if (c < 0x80 && Character.isLetterOrDigit(c) || c == '-' || c == '_') {
        assertThat(BlobId.of(value)).isEqualTo(new BlobId(value)).hasToString(value);
      } else {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> BlobId.of(value))
            .withMessage("blob id: (expected: 1 to 255 of A-Z a-z 0-9 - _)");
      }
    }
  }

  @Test
  void hasOneTo255Characters() {
    assertThat(BlobId.of("x".repeat(255)).value()).hasSize(255);
    assertThatIllegalArgumentException().isThrownBy(() -> BlobId.of("x".repeat(256)));
    assertThatIllegalArgumentException().isThrownBy(() -> BlobId.of(""));
  }
}
