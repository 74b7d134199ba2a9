package io.mailcore.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages with NUL written without (RFC 3516, sections 4.4 and 6). */
class NulEncodingTest {

  private static Optional<String> encode(String message) {
    byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      MessageSummary summary = MessageSummarizer.summarize(new ByteArrayInputStream(octets));
      boolean written =
          NulEncoding.write(
              summary,
              (offset, length) -> new ByteArrayInputStream(octets, (int) offset, (int) length),
              out);
      return written ? Optional.of(out.toString(StandardCharsets.ISO_8859_1)) : Optional.empty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void encodesTheBodyOfAMessage() {
    assertThat(encode("Subject: x\r\n\r\na\0b"))
        .contains("Content-Transfer-Encoding: base64\r\nSubject: x\r\n\r\nYQBi");
    assertThat(encode("A: 1\r\nContent-transfer-encoding:\r\n binary\r\nB: 2\r\n\r\n\0\0\0"))
        .contains("Content-Transfer-Encoding: base64\r\nA: 1\r\nB: 2\r\n\r\nAAAA");
  }

  @Test
  void encodesThePartsThatHoldNulAndNoOthers() {
    String start =
        "Content-Type: multipart/mixed; boundary=o\r\n\r\npre\r\n--o\r\n\r\ntext\r\n--o\r\n";
    String middle = "Content-Type: message/rfc822\r\n\r\nSubject: in\r\n";
    String end = "\r\n--o\r\nContent-Transfer-Encoding: binary\r\n\r\nno nul\r\n--o--\r\n";
    assertThat(encode(start + middle + "\r\nx\0" + end))
        .contains(
            start
                + "Content-Type: message/rfc822\r\n\r\nContent-Transfer-Encoding: base64\r\n"
                + "Subject: in\r\n\r\neAA="
                + end);
  }

  @Test
  void leavesAMessageWithoutNulAsItIs() {
    String message = "Subject: x\r\n\r\nbody\r\n";
    assertThat(encode(message)).contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Subject: a\0b\r\n\r\nx",
        "Content-Transfer-Encoding: base64\r\n\r\nAA\0=",
        "Content-Transfer-Encoding: x-own\r\n\r\n\0",
        "Content-Type: multipart/mixed; boundary=o\r\n\r\n\0\r\n--o\r\n\r\nx\r\n--o--\r\n",
        "Content-Type: multipart/mixed; boundary=o\r\n\r\n--o\r\n\r\nx\r\n--o--\r\n\0"
      })
  void refusesNulWhereItCanNotBeEncoded(String message) {
    assertThat(encode(message)).isEmpty();
  }
}
