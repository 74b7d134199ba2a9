package io.mailcore.imap.wire;

import static io.mailcore.imap.wire.Commands.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.imap.wire.FetchItem.Attribute;
import io.mailcore.imap.wire.FetchItem.BodySection;
import io.mailcore.imap.wire.FetchItem.Legacy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchRequestTest {

  private static FetchRequest parse(String text) {
    return FetchRequest.parse(reader(text));
  }

  private static String names(String text) {
    ImapWriter out = ImapWriter.create();
    parse(text).items().forEach(item -> item.writeName(out));
    return Commands.text(out.toBytes());
  }

  @Test
  void readsMacros_rfc3501Section645() {
    assertThat(names("FAST")).isEqualTo("FLAGS INTERNALDATE RFC822.SIZE");
    assertThat(names("all")).isEqualTo("FLAGS INTERNALDATE RFC822.SIZE ENVELOPE");
    assertThat(names("Full")).isEqualTo("FLAGS INTERNALDATE RFC822.SIZE ENVELOPE BODY");
  }

  @Test
  void readsPreviews_rfc8970Section6() {
    FetchItem.Preview now = new FetchItem.Preview(false);
    FetchItem.Preview lazy = new FetchItem.Preview(true);
    assertThat(parse("PREVIEW").items()).containsExactly(now);
    assertThat(parse("preview (Lazy)").items()).containsExactly(lazy);
    assertThat(parse("(PREVIEW)").items()).containsExactly(now);
    assertThat(parse("(UID PREVIEW (LAZY LAZY) FLAGS)").items())
        .containsExactly(Attribute.UID, lazy, Attribute.FLAGS);
    assertThat(parse("(PREVIEW PREVIEW (LAZY))").items()).containsExactly(now, lazy);
    assertThat(parse("PREVIEW (CHANGEDSINCE 7)").changedSince()).isEqualTo(OptionalLong.of(7));
    FetchRequest both = parse("PREVIEW (LAZY) (CHANGEDSINCE 7)");
    assertThat(both.items()).containsExactly(lazy);
    assertThat(both.changedSince()).isEqualTo(OptionalLong.of(7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PREVIEW ()",
        "PREVIEW (LAZY",
        "PREVIEW (LAZY) LAZY",
        "PREVIEW (LAZY CHANGEDSINCE 7)",
        "PREVIEW(LAZY)",
        "(PREVIEW) (LAZY)",
        "(PREVIEW ())",
        "(PREVIEW (NOW))",
        "(UID (LAZY))",
        "(PREVIEW UID (LAZY))",
        "UID (LAZY)",
        "FAST (LAZY)"
      })
  void refusesWhatNoPreviewIs(String items) {
    assertThatThrownBy(() -> parse(items)).isInstanceOf(ImapSyntaxException.class);
  }

  @Test
  void readsPartsWithoutTheirEncoding_rfc3516Section7() {
    assertThat(names("(BINARY[] binary.peek[1.2] Binary.Size[3] BINARY[1]<5.7>)"))
        .isEqualTo("BINARY[] BINARY[1.2] BINARY.SIZE[3] BINARY[1]<5>");
    assertThat(parse("BINARY.PEEK[1]").items())
        .containsExactly(
            new FetchItem.BinarySection(
                Section.of(List.of(1L), Section.Kind.CONTENT), true, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BINARY",
        "BINARY.PEEK",
        "BINARY.SIZE",
        "BINARY[TEXT]",
        "BINARY[HEADER]",
        "BINARY[1.MIME]",
        "BINARY.SIZE[1.TEXT]",
        "BINARY.SIZE[1]<0.1>",
        "BINARY[1]<0>",
        "BINARY[1]<0.0>",
        "BINARY[0]",
        "BINARY[1.]",
        "BINARY.PEEK.SIZE[1]"
      })
  void refusesWhatNoBinarySectionIs(String item) {
    assertThatThrownBy(() -> parse(item)).isInstanceOf(ImapSyntaxException.class);
  }

  @Test
  void readsEachAttributeInAnyCase() {
    for (Attribute attribute : Attribute.values()) {
      assertThat(parse(attribute.text().toLowerCase(Locale.ROOT)).items())
          .containsExactly(attribute);
    }
    for (Legacy legacy : Legacy.values()) {
      assertThat(parse("(" + legacy.text() + ")").items()).containsExactly(legacy);
    }
  }

  @Test
  void readsEachItemOnceInTheOrderOfTheClient() {
    assertThat(parse("(UID FLAGS uid BODY.PEEK[] BODY[])").items())
        .containsExactly(
            Attribute.UID,
            Attribute.FLAGS,
            new BodySection(Section.WHOLE, true, Optional.empty()),
            new BodySection(Section.WHOLE, false, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BODY[];BODY[]",
        "body.peek[header];BODY[HEADER]",
        "BODY[TEXT];BODY[TEXT]",
        "BODY[1.2.MIME];BODY[1.2.MIME]",
        "BODY[4.1.header];BODY[4.1.HEADER]",
        "BODY[1]<0.100>;BODY[1]<0>",
        "BODY[1.2.text]<7.1>;BODY[1.2.TEXT]<7>",
        "BODY[header.fields (Date \"From\" a[)];BODY[HEADER.FIELDS (Date From a[)]",
        "BODY[HEADER.FIELDS.NOT (\"x(y\")];BODY[HEADER.FIELDS.NOT (\"x(y\")]"
      })
  void readsSectionsAndSaysThemInTheAnswer(String text, String answer) {
    assertThat(names(text)).isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "()",
        "FOO",
        "BODY[",
        "BODY[]]",
        "BODY[0]",
        "BODY[01]",
        "BODY[1.]",
        "BODY[.1]",
        "BODY[MIME]",
        "BODY[1.FOO]",
        "BODY[HEADER.FIELDS]",
        "BODY[HEADER.FIELDS ()]",
        "BODY[HEADER.FIELDS (\"a:b\")]",
        "BODY[HEADER.FIELDS (\"\")]",
        "BODY[HEADER.FIELDS (\"a b\")]",
        "BODY[HEADER.FIELDS ({2+}\r\n\r\n)]",
        "BODY[]<0>",
        "BODY[]<0.0>",
        "BODY[]<.1>",
        "BODY[]<0.1",
        "BODY[]<-1.1>",
        "BODY[]<0.99999999999999999999>",
        "FLAGS[]",
        "ENVELOPE[]",
        "RFC822[]",
        "(FLAGS",
        "FLAGS)",
        "(FLAGS UID",
        "(FLAGS  UID)",
        "((FLAGS))",
        "(FAST)",
        "FLAGS UID",
        "FLAGS ",
        "BODY[4294967296]",
        "BODY.PEEK",
        "FLAGS (CHANGEDSINCE 0)",
        "FLAGS (CHANGEDSINCE)",
        "FLAGS ()",
        "FLAGS (CHANGEDSINCE 1 CHANGEDSINCE 2)",
        "FLAGS (CHANGEDSINCE 9223372036854775808)",
        "FLAGS (FOO)",
        "FLAGS (VANISHED)",
        "FLAGS CHANGEDSINCE 1"
      })
  void refusesWhatIsNotToTheGrammar(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(ImapSyntaxException.class);
  }

  @Test
  void readsHeaderNamesFromLiterals() {
    assertThat(names("BODY[2.HEADER.FIELDS.NOT ({1+}\r\nX y)]"))
        .isEqualTo("BODY[2.HEADER.FIELDS.NOT (X y)]");
  }

  @Test
  void refusesPartsThatNestTooDeeply() {
    String deep = "BODY[1" + ".1".repeat(31) + "]";
    assertThat(names(deep)).isEqualTo(deep);
    assertThatThrownBy(() -> parse("BODY[1" + ".1".repeat(10_000) + "]"))
        .isInstanceOf(ImapSyntaxException.class)
        .hasMessage("Nested too deeply");
  }

  @Test
  void readsModifiers_rfc7162() {
    assertThat(parse("(FLAGS) (CHANGEDSINCE 12345)").changedSince()).hasValue(12345);
    assertThat(parse("FLAGS (changedsince 9223372036854775807 vanished)"))
        .isEqualTo(
            new FetchRequest(
                List.of(Attribute.FLAGS), OptionalLong.of(Long.MAX_VALUE), true, Optional.empty()));
    assertThat(parse("FLAGS").changedSince()).isEmpty();
  }

  @Provide
  Arbitrary<String> items() {
    Arbitrary<String> item =
        Arbitraries.of(
            "FLAGS",
            "UID",
            "BODY[]",
            "BODY[1.2]",
            "BODY[HEADER.FIELDS (A \"(\")]",
            "BODY[3.MIME]<5>",
            "RFC822.SIZE",
            "ENVELOPE",
            "BODY",
            "RFC822.TEXT",
            "MODSEQ");
    return item.list().ofMinSize(1).ofMaxSize(6).uniqueElements().map(l -> String.join(" ", l));
  }

  @Property(tries = 200)
  void writesNamesThatReadAsTheSameItems(@ForAll("items") String items) {
    assertThat(names("(" + items.replace("<5>", "<5.1>") + ")")).isEqualTo(items);
  }
}
