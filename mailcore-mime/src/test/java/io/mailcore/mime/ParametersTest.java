package io.mailcore.mime;

import static io.mailcore.mime.Messages.summarize;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Parameters of RFC 2045 and their continuations of RFC 2231. */
class ParametersTest {

  private static Parameters of(String contentType) {
    return summarize("Content-Type: " + contentType, "", "").root().parameters();
  }

  private static Parameters segments(String... namesAndValues) {
    List<Parameter> list = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      list.add(new Parameter(namesAndValues[i], namesAndValues[i + 1]));
    }
    return Parameters.of(list);
  }

  @Test
  void joinsSegments_rfc2231Section3() {
    Parameters parameters =
        of(
            "message/external-body; access-type=URL;\r\n"
                + " URL*0=\"ftp://\";\r\n URL*1=\"cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar\"");

    assertThat(parameters.decoded("url"))
        .contains("ftp://cs.utk.edu/pub/moore/bulk-mailer/bulk-mailer.tar");
    assertThat(parameters.asList())
        .extracting(Parameter::name)
        .containsExactly("access-type", "URL*0", "URL*1");
  }

  @Test
  void decodesCharsets_rfc2231Section4() {
    assertThat(
            of("application/x-stuff; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A")
                .decoded("title"))
        .contains("This is ***fun***");
  }

  @Test
  void decodesSegmentsOfBothKinds_rfc2231Section41() {
    assertThat(
            of("application/x-stuff;\r\n title*0*=us-ascii'en'This%20is%20even%20more%20;\r\n"
                    + " title*1*=%2A%2A%2Afun%2A%2A%2A%20;\r\n title*2=\"isn't it!\"")
                .decoded("title"))
        .contains("This is even more ***fun*** isn't it!");
  }

  @Test
  void takesSegmentsInAnyOrderUpToTheFirstGap() {
    assertThat(segments("n*2", "c", "n*0", "a", "N*1", "b", "n*4", "e").decoded("n"))
        .contains("abc");
    assertThat(segments("n*1", "b").decoded("n")).isEmpty();
    assertThat(segments("n", "plain", "n*1", "b").decoded("n")).contains("plain");
  }

  @Test
  void prefersTheExtendedValue() {
    assertThat(segments("n", "plain", "n*", "utf-8''%C3%A9").decoded("n")).contains("\u00e9");
    assertThat(segments("n*0", "x", "n*", "''y").decoded("n")).contains("y");
  }

  @Test
  void readsAnUnknownCharsetAsUtf8OrElseLatin1() {
    assertThat(segments("n*", "x-none''%C3%A9").decoded("n")).contains("\u00e9");
    assertThat(segments("n*", "''%E9").decoded("n")).contains("\u00e9");
    assertThat(segments("n*", "no quotes %41").decoded("n")).contains("no quotes A");
  }

  @Test
  void refusesSegmentNumbersThatAreNone() {
    for (String name : new String[] {"n*00", "n*01", "n*-1", "n*x", "n*1000", "n*99999999999"}) {
      assertThat(segments(name, "x").decoded("n")).as(name).isEmpty();
    }
  }

  @Test
  void stopsAtTheLimitOfSegments() {
    List<Parameter> many = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      many.add(new Parameter("n*" + i, "x"));
    }

    assertThat(Parameters.of(many).decoded("n")).contains("x".repeat(128));
    assertThat(Parameters.of(many).decoded("n", MimeLimits.defaults().withSegments(5)))
        .contains("xxxxx");
  }

  @Test
  void decodesEncodedWordsThatShouldNotBeThere() {
    assertThat(of("text/plain; name=\"=?utf-8?q?=C3=A9?=\"").decoded("name")).contains("\u00e9");
  }

  @Test
  void neverBringsLineEndsBack_s12() {
    assertThat(segments("n*", "utf-8''a%0D%0Ab%00c").decoded("n")).contains("a  b c");
  }

  @Test
  void readsWhatTheWildWrites() {
    assertThat(of("text/plain; charset = \"utf-8\" ; ; name=my file (1).txt").asList())
        .containsExactly(
            new Parameter("charset", "utf-8"), new Parameter("name", "my file (1).txt"));
    assertThat(of("text/plain;name=\"a;b\";x").asList())
        .containsExactly(new Parameter("name", "a;b"));
    assertThat(of("text/plain; name=\"open; x=y").asList())
        .containsExactly(new Parameter("name", "open; x=y"));
    assertThat(of("text/plain; =x; name=").asList()).containsExactly(new Parameter("name", ""));
    assertThat(of("text/plain (a; b=c); d=e (f)").asList())
        .containsExactly(new Parameter("d", "e"));
    assertThat(of("text/plain; name=a(b)c").asList())
        .containsExactly(new Parameter("name", "a(b)c"));
  }

  @Test
  void findsParametersInAnyCase() {
    assertThat(of("text/plain; CharSet=x; charset=y").first("CHARSET")).contains("x");
    assertThat(Parameters.none().first("x")).isEmpty();
  }

  @Property
  void whatTheBuilderWritesIsReadBack(@ForAll String anything) {
    StringBuilder name = new StringBuilder("f");
    anything
        .codePoints()
        .filter(c -> c > 0x9F || (c >= ' ' && c < 0x7F))
        .filter(c -> (c < 0xD800 || c > 0xDFFF) && c != 0x2028 && c != 0x2029)
        .forEach(name::appendCodePoint);
    String header = "attachment" + Rfc2231Encoder.parameter("filename", name.toString());

    assertThat(StructuredValue.parse(header).parameters().decoded("filename"))
        .contains(name.toString());
  }
}
