package io.mailcore.spi.blob;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

final class PrefixedContentTest {

  /** Bytes that take just the ranges that they have. */
  private record Bytes(String text) implements MessageContent {

    @Override
    public long size() {
      return text.length();
    }

    @Override
    public InputStream open(long offset, long length) {
      assertThat(offset).isBetween(0L, size());
      int end = (int) Math.min(size(), offset + length);
      return new ByteArrayInputStream(text.substring((int) offset, end).getBytes(US_ASCII));
    }
  }

  @Test
  void everyRangeIsThatOfPrefixAndRestTogether() throws IOException {
    for (String prefix : new String[] {"", "p", "prefix"}) {
      for (String rest : new String[] {"", "r", "the rest"}) {
        MessageContent content =
            MessageContent.prefixed(prefix.getBytes(US_ASCII), new Bytes(rest));
        String whole = prefix + rest;
        assertThat(content.size()).isEqualTo(whole.length());
        for (int from = 0; from <= whole.length(); from++) {
          for (int length = 0; length <= whole.length() + 2; length++) {
            try (InputStream in = content.open(from, length)) {
              assertThat(new String(in.readAllBytes(), US_ASCII))
                  .as("%s from %d, %d octets", whole, from, length)
                  .isEqualTo(whole.substring(from, Math.min(whole.length(), from + length)));
            }
          }
        }
      }
    }
  }

  @Test
  void refusesRangesThatCannotBe() {
    MessageContent content = MessageContent.prefixed("ab".getBytes(US_ASCII), new Bytes("cd"));
    for (long[] range : new long[][] {{-1, 1}, {5, 1}, {0, -1}}) {
      assertThatThrownBy(() -> content.open(range[0], range[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
