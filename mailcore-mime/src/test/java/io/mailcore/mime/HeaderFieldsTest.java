package io.mailcore.mime;

import static io.mailcore.mime.Messages.octets;
import static io.mailcore.mime.Messages.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Header fields, and filters over them. */
class HeaderFieldsTest {

  private static final String HEADER =
      "Received: by a\r\n\tfor b\r\nSubject : x\r\n  y \r\ngarbage\r\nTO: c\r\nto: d\r\n\r\n";

  private static String filtered(InputStream filter, int pieces) throws IOException {
    StringBuilder text = new StringBuilder();
    byte[] piece = new byte[pieces];
    for (int n = filter.read(piece); n >= 0; n = filter.read(piece)) {
      text.append(text(piece), 0, n);
    }
    return text.toString();
  }

  private static String including(String header, String... names) throws IOException {
    return filtered(
        HeaderFilter.including(new ByteArrayInputStream(octets(header)), List.of(names)), 4096);
  }

  private static String excluding(String header, String... names) throws IOException {
    return filtered(
        HeaderFilter.excluding(new ByteArrayInputStream(octets(header)), List.of(names)), 4096);
  }

  @Test
  void keepsFieldsExactlyAsTheyAre() {
    HeaderFields fields = HeaderFields.parse(octets(HEADER + "Body: no"));

    assertThat(fields.asList()).hasSize(5);
    assertThat(fields.asList().stream().map(field -> text(field.octets())))
        .containsExactly(
            "Received: by a\r\n\tfor b\r\n",
            "Subject : x\r\n  y \r\n",
            "garbage\r\n",
            "TO: c\r\n",
            "to: d\r\n");
    assertThat(fields.isComplete()).isTrue();
  }

  @Test
  void findsFieldsByNameInAnyCase() {
    HeaderFields fields = HeaderFields.parse(octets(HEADER));

    assertThat(fields.first("SUBJECT").orElseThrow().value()).isEqualTo("x  y");
    assertThat(fields.first("subject").orElseThrow().rawValue()).isEqualTo(" x\r\n  y \r\n");
    assertThat(fields.all("To")).extracting(HeaderField::value).containsExactly("c", "d");
    assertThat(fields.first("garbage")).isEmpty();
    assertThat(fields.first("Body")).isEmpty();
  }

  @Test
  void readsAHeaderThatJustEnds() {
    assertThat(HeaderFields.parse(octets("A: b")).first("a").orElseThrow().value()).isEqualTo("b");
    assertThat(HeaderFields.parse(octets("A: b\n\r")).asList()).hasSize(2);
    assertThat(HeaderFields.parse(new byte[0]).asList()).isEmpty();
    assertThat(HeaderFields.parse(octets("\nA: b")).asList()).isEmpty();
  }

  @Test
  void cutsFieldsAndHeadersAtTheLimits() throws IOException {
    MimeLimits limits = MimeLimits.defaults().withFieldOctets(1024).withHeaderOctets(8192);
    byte[] longField = octets("A: " + "x".repeat(5000) + "\r\nB: y\r\n\r\n");
    HeaderFields cut = HeaderFields.read(new ByteArrayInputStream(longField), limits);

    assertThat(cut.isComplete()).isFalse();
    assertThat(cut.first("A").orElseThrow().length()).isEqualTo(1024);
    assertThat(cut.first("B").orElseThrow().value()).isEqualTo("y");

    byte[] many = octets("A: b\r\n".repeat(100_000) + "\r\n");
    HeaderFields some = HeaderFields.read(new ByteArrayInputStream(many), limits);
    assertThat(some.isComplete()).isFalse();
    assertThat(some.asList()).hasSizeLessThan(8192 / 64);
  }

  @Test
  void countsWhatTheHeaderTakes() throws IOException {
    HeaderReader reader =
        new HeaderReader(new ByteArrayInputStream(octets(HEADER + "body that is not read")));
    while (reader.next().isPresent()) {
      assertThat(reader.sawEmptyLine()).isFalse();
    }

    assertThat(reader.consumed()).isEqualTo(HEADER.length());
    assertThat(reader.sawEmptyLine()).isTrue();
  }

  @Test
  void passesTheNamedFieldsAndTheEmptyLine_rfc3501Section645() throws IOException {
    assertThat(including(HEADER, "subject", "To"))
        .isEqualTo("Subject : x\r\n  y \r\nTO: c\r\nto: d\r\n\r\n");
    assertThat(including(HEADER, "X-None")).isEqualTo("\r\n");
    assertThat(including(HEADER + "Subject: body", "subject")).doesNotContain("body");
  }

  @Test
  void passesAllButTheNamedFields_rfc3501Section645() throws IOException {
    assertThat(excluding(HEADER, "subject", "To"))
        .isEqualTo("Received: by a\r\n\tfor b\r\ngarbage\r\n\r\n");
    assertThat(excluding(HEADER)).isEqualTo(HEADER);
  }

  @Test
  void addsNoEmptyLineToAHeaderWithoutOne() throws IOException {
    assertThat(including("A: b\r\nC: d", "C")).isEqualTo("C: d");
    assertThat(excluding("A: b\r\ngarbage", "A")).isEqualTo("garbage");
  }

  @Test
  void filtersAFieldThatIsLargerThanAnyMemory() throws IOException {
    String huge = "X-Huge: " + "x".repeat(1 << 20) + "\r\n";

    assertThat(including(huge + HEADER, "Received")).isEqualTo("Received: by a\r\n\tfor b\r\n\r\n");
    assertThat(including(huge + HEADER, "x-huge")).isEqualTo(huge + "\r\n");
    assertThat(including("x".repeat(1 << 20) + ": y\r\n" + HEADER, "To"))
        .isEqualTo("TO: c\r\nto: d\r\n\r\n");
  }

  @Provide
  Arbitrary<String> headers() {
    return Arbitraries.of(
            "Subject: x\r\n",
            "Subject \t: x\r\n",
            "Subject\f: x\r\n",
            "Subject\r: x\r\n",
            "Subject\0: x\n",
            "To: y\n",
            " folded\r\n",
            "\tz\n",
            " X-Y: folded\r\n",
            "X-Y:\r\n",
            "x-y: a\rX-Y: b\r\n",
            "junk\r\n",
            "\r\r\n",
            ":\r\n")
        .list()
        .ofMaxSize(12)
        .map(lines -> String.join("", lines) + "\r\n");
  }

  @Property
  void filterAndFieldsAgree(
      @ForAll("headers") String header, @ForAll @IntRange(min = 1, max = 9) int pieces)
      throws IOException {
    Set<String> wanted = Set.of("subject", "x-y");
    String expected =
        HeaderFields.parse(octets(header)).asList().stream()
                .filter(field -> wanted.contains(field.name().toLowerCase(Locale.ROOT)))
                .map(field -> text(field.octets()))
                .collect(Collectors.joining())
            + "\r\n";

    assertThat(
            filtered(
                HeaderFilter.including(new ByteArrayInputStream(octets(header)), wanted), pieces))
        .isEqualTo(expected);
    String others =
        filtered(HeaderFilter.excluding(new ByteArrayInputStream(octets(header)), wanted), pieces);
    assertThat(others.length() + expected.length()).isEqualTo(header.length() + 2);
  }
}
