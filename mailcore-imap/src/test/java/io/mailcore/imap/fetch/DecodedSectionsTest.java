package io.mailcore.imap.fetch;

import static io.mailcore.imap.fetch.FetchedMessages.fetch;
import static io.mailcore.imap.fetch.FetchedMessages.message;
import static io.mailcore.imap.fetch.FetchedMessages.octets;
import static io.mailcore.imap.fetch.FetchedMessages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.imap.fetch.FetchedMessages.Collected;
import io.mailcore.imap.fetch.FetchedMessages.Octets;
import io.mailcore.imap.wire.FetchItem;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.Section;
import io.mailcore.mime.UndecodableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BINARY and BINARY.SIZE (RFC 3516, sections 4.2 and 4.3; RFC 9051, section 6.4.5). */
class DecodedSectionsTest {

  private static final String PREFIX = "Return-Path: <a@b.test>\r\n";
  private static final String INNER =
      "Subject: in\r\nContent-Transfer-Encoding: base64\r\n\r\naGk=\r\n";
  private static final String MIXED =
      "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n"
          + part("text/plain", "quoted-printable", "caf=C3=A9 =\r\nx")
          + part("application/octet-stream", "BASE64", "AAEC\r\n/w==")
          + part("application/octet-stream", "base64", "AA!E$C/w")
          + part("application/x", "x-odd", "odd")
          + part("message/rfc822", "7bit", INNER)
          + part("text/plain", "8bit", "eight \u00e9\nbare")
          + part("text/plain", "base64", "")
          + part("text/plain", "quoted-printable", "a =G1")
          + part("text/plain", "base64", "aGk=\r\n--\r\nfooter of a list")
          + "--o--\r\n";

  private final FetchedMessage message = message(PREFIX, MIXED);

  private static String part(String type, String encoding, String body) {
    return "--o\r\nContent-Type: "
        + type
        + "\r\nContent-Transfer-Encoding: "
        + encoding
        + "\r\n\r\n"
        + body
        + "\r\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1;{7}caf\u00c3\u00a9 x;7",
        "2;~{4}\\0\\1\\2\u00ff;4",
        "5.1;{2}hi;2",
        "6;{12}eight \u00e9\\nbare;12",
        "7;\"\";0",
        "10;NIL;0",
        "1.1;NIL;0",
        "4294967295;NIL;0"
      })
  void decodesLeaves(String section, String expected, String size) {
    String octets =
        expected
            .replace("\\0", "\0")
            .replace("\\1", "\1")
            .replace("\\2", "\2")
            .replace("\\n", "\n");
    assertThat(value("BINARY.PEEK[" + section + "]", message).replace("}\r\n", "}"))
        .isEqualTo(octets);
    assertThat(value("BINARY.SIZE[" + section + "]", message)).isEqualTo(size);
  }

  @Test
  void leavesWhatHasPartsOfItsOwnAsItIs_rfc2045Section64() {
    // Dovecot decodes what is inside and changes the headers; RFC 9051 has clients ask for leaves.
    assertThat(value("BINARY[5]", message)).isEqualTo("{" + INNER.length() + "}\r\n" + INNER);
    String whole = PREFIX + MIXED;
    assertThat(value("BINARY[]", message)).isEqualTo("{" + whole.length() + "}\r\n" + whole);
    assertThat(value("BINARY.SIZE[]", message)).isEqualTo(String.valueOf(whole.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "4", "8", "9"})
  void failsForWhatCanNotBeDecoded_section43(String section) {
    for (String item : List.of("BINARY[" + section + "]", "BINARY.SIZE[" + section + "]")) {
      assertThatThrownBy(() -> fetch("(UID " + item + ")", message))
          .as(item)
          .hasRootCauseInstanceOf(UndecodableException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BINARY[1]<0.3>;{3}caf",
        "BINARY[1]<4.3>;{3}\u00a9 x",
        "BINARY[1]<6.9223372036854775807>;{1}x",
        "BINARY[1]<7.1>;\"\"",
        "BINARY[1]<9223372036854775807.9223372036854775807>;\"\"",
        "BINARY[2]<3.1>;{1}\u00ff",
        "BINARY[10]<1.1>;NIL"
      })
  void cutsRangesOfTheDecodedOctets(String item, String expected) {
    assertThat(value(item, message).replace("\r\n", "")).isEqualTo(expected);
  }

  @Test
  void answersALiteral8OnlyWhereTheRangeHoldsNul_section43() {
    assertThat(value("BINARY[2]<0.2>", message)).isEqualTo("~{2}\r\n\0\1");
    assertThat(value("BINARY[2]<1.2>", message)).isEqualTo("{2}\r\n\1\2");
  }

  @Test
  void holdsNoMoreThanAPieceOfALargePart() throws IOException {
    byte[] large = new byte[700_000];
    new Random(7).nextBytes(large);
    FetchedMessage fetched =
        message("", "Content-Transfer-Encoding: base64\r\n\r\n" + mime(large) + "\r\n");
    Octets content = (Octets) fetched.content().orElseThrow();
    Collected out = new Collected(ImapWriter.create());
    Section one = Section.of(List.of(1L), Section.Kind.CONTENT);
    FetchItem item = new FetchItem.BinarySection(one, true, Optional.empty());
    FetchResponse response =
        new FetchResponse(FetchPlan.of(List.of(item)), fetched, flags -> flags);
    int steps = 1;
    while (response.prepareNext()) {
      assertThat(content.open).isZero();
      steps++;
    }
    assertThat(steps).isGreaterThan(2);
    while (response.writeNext(out)) {
      response.pause();
      assertThat(content.open).isZero();
    }
    assertThat(content.open).isZero();
    out.flush();
    assertThat(out.pieces).allMatch(size -> size <= FetchResponse.PIECE_OCTETS);
    // Once a step, to go on where it was.
    assertThat(content.opened).isLessThan(steps + out.pieces.size() + 3);
    assertThat(out.all.toByteArray())
        .startsWith(octets("* 12 FETCH (BINARY[1] ~{700000}\r\n"))
        .contains(large);
  }

  private static String mime(byte[] octets) {
    return new String(Base64.getMimeEncoder().encode(octets), StandardCharsets.US_ASCII);
  }
}
