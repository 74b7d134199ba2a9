package io.mailcore.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.BodyType;
import io.mailcore.model.MailAddress;
import io.mailcore.model.SmtpReply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pieces of the grammar by example. */
class GrammarTest {

  static <T> T value(Parsed<T> parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Value.class);
    return ((Parsed.Value<T>) parsed).value();
  }

  static String refusal(Parsed<?> parsed) {
    assertThat(parsed).isInstanceOf(Parsed.Refused.class);
    return ((Parsed.Refused<?>) parsed).reply().toString();
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static List<String> lines(String text, int limit, int pieces) {
    LineReader reader = new LineReader(limit);
    List<String> lines = new ArrayList<>();
    byte[] octets = octets(text);
    for (int at = 0; at < octets.length; at += pieces) {
      ByteBuffer in = ByteBuffer.wrap(octets, at, Math.min(pieces, octets.length - at));
      while (in.hasRemaining()) {
        reader
            .read(in)
            .map(
                l -> new String(l.octets(), StandardCharsets.ISO_8859_1) + (l.tooLong() ? "!" : ""))
            .ifPresent(lines::add);
      }
    }
    lines.add("pending " + reader.pending());
    return lines;
  }

  @Test
  void endsLinesWithCrLfAndNothingElse() {
    String text = "one\r\n\r\ntwo\nthree\rfour\r\r\n1234567\r\n12345678\r\nrest";
    for (int pieces = 1; pieces <= text.length(); pieces++) {
      assertThat(lines(text, 100, pieces))
          .containsExactly("one", "", "two\nthree\rfour\r", "1234567", "12345678", "pending 4");
      assertThat(lines("1234567\r\n12345678\r\n1\r\n" + "x".repeat(99), 9, pieces))
          .containsExactly("1234567", "12345678\r!", "1", "pending 99");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'mail FROM:<a>', MAIL, FROM:<a>",
    "'NOOP', NOOP, ''",
    "'NOOP \t x \t', NOOP, x",
    "'', '', ''",
    "' x', '', x",
    "'t\u0131tle', 'T\u0131TLE', ''"
  })
  void partsVerbAndArgument(String line, String verb, String argument) {
    byte[] utf8 = line.getBytes(StandardCharsets.UTF_8);
    assertThat(value(CommandLine.parse(utf8)))
        .isEqualTo(new CommandLine(verb, argument, utf8.length + 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\rb", "a\nb", "a\177b", "a\033[2Jb", "a\200b", "\303"})
  void refusesControlCharactersAndWhatIsNotUtf8(String line) {
    assertThat(refusal(CommandLine.parse(octets(line)))).startsWith("501 5.5.2 ");
  }

  @ParameterizedTest
  @CsvSource({
    "FROM:<a@b.test>, a@b.test, ''",
    "from:<a@b.test> SIZE=1, a@b.test, ' SIZE=1'",
    "FROM:<\"a>b\"@c.test> X, '\"a>b\"@c.test', ' X'",
    "FROM:<\"a\\\"b\"@c.test>, '\"a\\\"b\"@c.test', ''",
    "'FROM:<@x.test,@y.test:a@b.test>', a@b.test, ''",
    "FROM:<a@[192.0.2.1]>, a@[192.0.2.1], ''",
    "FROM:<a@B.Test>, a@b.test, ''"
  })
  void readsPaths(String argument, String address, String parameters) {
    assertThat(value(PathArgument.ofMail(argument, false)))
        .isEqualTo(new PathArgument(Optional.of(MailAddress.of(address)), parameters));
  }

  @Test
  void readsTheNullPathOfMailAndThePostmasterOfRcpt() {
    assertThat(value(PathArgument.ofMail("FROM:<>", false)).address()).isEmpty();
    assertThat(value(PathArgument.ofRcpt("TO:<POSTmaster>", false)).address()).isEmpty();
    assertThat(refusal(PathArgument.ofMail("FROM:<postmaster>", false))).startsWith("501 5.1.7 ");
    assertThat(refusal(PathArgument.ofRcpt("TO:<>", false))).startsWith("501 5.1.3 ");
  }

  @Test
  void takesBlanksBehindTheColonWhereTheyAreAllowed() {
    assertThat(value(PathArgument.ofRcpt("TO: \t<a@b.test>", true)).address()).isPresent();
    assertThat(refusal(PathArgument.ofRcpt("TO: <a@b.test>", false))).startsWith("501 5.5.4 ");
    assertThat(refusal(PathArgument.ofRcpt("TO : <a@b.test>", true))).startsWith("501 5.5.4 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TO:<@:a@b.test>",
        "TO:<@x:>",
        "TO:<@x.test>",
        "TO:<@x.test,y.test:a@b.test>",
        "TO:<@x..test:a@b.test>",
        "TO:<@[1.2.3.4>",
        "TO:<\"a@b.test>",
        "TO:<a b@c.test>",
        "TO:<a@b.test"
      })
  void refusesBrokenPaths(String argument) {
    assertThat(refusal(PathArgument.ofRcpt(argument, true))).startsWith("501 5.1.3 ");
  }

  @Test
  void readsParameters() {
    EsmtpParameters parameters = value(EsmtpParameters.parse(" SIZE=10  body=8BITMIME x-Y "));
    assertThat(parameters.keywords()).containsExactly("SIZE", "BODY", "X-Y");
    assertThat(parameters.value("SIZE")).contains("10");
    assertThat(parameters.value("X-Y")).isEmpty();
    assertThat(value(EsmtpParameters.parse("")).keywords()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {" =1", " A=", " A=b=c", " -A", " A_B", " A A", " a=1 A=2", " A=\u00e9"})
  void refusesMalformedParameters(String text) {
    assertThat(refusal(EsmtpParameters.parse(text))).startsWith("501 5.5.4 ");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0, SEVEN_BIT",
    "SIZE=0, 0, SEVEN_BIT",
    "SIZE=00000000000000000012 BODY=8bitMIME, 12, EIGHT_BIT_MIME",
    "SIZE=9223372036854775807, 9223372036854775807, SEVEN_BIT",
    "SIZE=9223372036854775808, 9223372036854775807, SEVEN_BIT",
    "SIZE=99999999999999999999 AUTH=a+2Bb, 9223372036854775807, SEVEN_BIT"
  })
  void readsTheParametersOfMail(String text, long size, BodyType bodyType) {
    assertThat(value(MailParameters.of(value(EsmtpParameters.parse(text)), true)))
        .isEqualTo(new MailParameters(size, bodyType));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SIZE=-1", "SIZE=+1", "SIZE=1e3", "SIZE=0x10", "SIZE=123456789012345678901", "BODY",
        "BODY=BINARYMIME", "AUTH", "AUTH=a+0Ab", "AUTH=a+ZZ", "AUTH=a+0", "AUTH=a+2b"
      })
  void refusesWrongParametersOfMail(String text) {
    assertThat(refusal(MailParameters.of(value(EsmtpParameters.parse(text)), true)))
        .startsWith("501 5.5.4 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"c.example", "[192.0.2.1]", "[IPv6:2001:db8::1]", "my_host", "localhost"})
  void takesNamesOfClients(String name) {
    assertThat(value(HelloName.parse(name)).value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a\u202eb", "a(b)", "a;b", "<a>", "a\"b", "${jndi:x}"})
  void refusesNamesThatWouldBreakATraceField(String name) {
    assertThat(refusal(HelloName.parse(name))).startsWith("501 5.5.4 ");
  }

  @ParameterizedTest
  @CsvSource({"YQ==, a", "YWI=, ab", "'', ''", "=, ''"})
  void decodesBase64(String text, String decoded) {
    Optional<byte[]> response =
        text.isEmpty() ? SaslLine.decode(octets(text)) : SaslLine.decodeInitial(text);
    assertThat(response).hasValueSatisfying(o -> assertThat(o).asString().isEqualTo(decoded));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"YQ", "YQ=", "Y===", "YR==", "YQ==YQ==", "Y Q=", "YQ-_", "====", "\u00e9abc"})
  void refusesWhatIsNotBase64ToTheLetter(String text) {
    assertThat(SaslLine.decode(octets(text))).isEmpty();
    assertThat(SaslLine.decodeInitial(text)).isEmpty();
  }

  @Test
  void writesTheStatusOnEachLineOfAReply() {
    assertThat(ReplyEncoder.encode(SmtpReply.of(550, "5.7.1", List.of("a", "b"))))
        .asString()
        .isEqualTo("550-5.7.1 a\r\n550 5.7.1 b\r\n");
    assertThat(ReplyEncoder.encode(SmtpReply.plain(354, "go"))).asString().isEqualTo("354 go\r\n");
  }
}
