package io.mailcore.spi.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageContentTest {

  @TempDir private Path directory;
  private Path file;
  private byte[] octets;

  @BeforeEach
  void write() throws IOException {
    file = directory.resolve("message");
    octets = new byte[300];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) i;
    }
    Files.write(file, octets);
  }

  @ParameterizedTest
  @CsvSource({
    "0,300",
    "0,0",
    "300,0",
    "300,10",
    "0,1",
    "299,1",
    "299,10",
    "100,100",
    "0,9223372036854775807",
    "17,9223372036854775807"
  })
  void opensARange(int offset, long length) throws IOException {
    MessageContent content = MessageContent.ofFile(file, 300);
    int end = (int) Math.min(300, offset + Math.min(length, 300));
    try (InputStream in = content.open(offset, length)) {
      assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(octets, offset, end));
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.read(new byte[0])).isZero();
    }
  }

  @Test
  void opensAllOfItAnyNumberOfTimes() throws IOException {
    MessageContent content = MessageContent.ofFile(file, 300);
    assertThat(content.size()).isEqualTo(300);
    try (InputStream first = content.open();
        InputStream second = content.open()) {
      assertThat(first.readAllBytes()).isEqualTo(octets);
      assertThat(second.readAllBytes()).isEqualTo(octets);
    }
  }

  @Test
  void readsAndSkipsWithinTheRange() throws IOException {
    try (InputStream in = MessageContent.ofFile(file, 300).open(200, 50)) {
      assertThat(in.read()).isEqualTo(200);
      assertThat(in.available()).isEqualTo(49);
      assertThat(in.skip(9)).isEqualTo(9);
      assertThat(in.read()).isEqualTo(210);
      assertThat(in.skip(1000)).isEqualTo(39);
      assertThat(in.read()).isEqualTo(-1);
      assertThat(in.available()).isZero();
      assertThat(in.markSupported()).isFalse();
    }
  }

  @Test
  void endsWhereItWasSaidToEnd() throws IOException {
    MessageContent content = MessageContent.ofFile(file, 100);
    for (long length : new long[] {51, 200, Long.MAX_VALUE}) {
      try (InputStream in = content.open(50, length)) {
        assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(octets, 50, 100));
      }
    }
  }

  @Test
  void isntOpenedBeforeAStreamIs() throws IOException {
    MessageContent content = MessageContent.ofFile(directory.resolve("none"), 5);
    assertThat(content.size()).isEqualTo(5);
    assertThatThrownBy(content::open)
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NOT_FOUND));
  }

  @ParameterizedTest
  @CsvSource({"-1,0", "0,-1"})
  void refusesNegativeNumbers(long offset, long length) {
    MessageContent content = MessageContent.ofFile(file, 300);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> content.open(offset, length))
        .withMessage("range: " + offset + ", " + length + " (expected: 0 up)");
    assertThatIllegalArgumentException().isThrownBy(() -> MessageContent.ofFile(file, -1));
  }
}
