package io.mailcore.imap.wire;

import static io.mailcore.imap.wire.Commands.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.imap.wire.SearchKey.And;
import io.mailcore.imap.wire.SearchKey.HasFlag;
import io.mailcore.imap.wire.SearchKey.Header;
import io.mailcore.imap.wire.SearchKey.Not;
import io.mailcore.imap.wire.SearchKey.Or;
import io.mailcore.imap.wire.SearchKey.Relation;
import io.mailcore.model.Flag;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRequestTest {

  private static SearchRequest parse(String text) {
    return SearchRequest.parse(reader(" " + text));
  }

  private static SearchKey key(String text) {
    return parse(text).key();
  }

  private static SequenceSet set(String text) {
    return SequenceSet.parse(text).orElseThrow();
  }

  @Test
  void readsTheExampleOfRfc3501Section644() {
    assertThat(key("FLAGGED SINCE 1-Feb-1994 NOT FROM \"Smith\""))
        .isEqualTo(
            new And(
                List.of(
                    new HasFlag(Flag.FLAGGED),
                    new SearchKey.InternalDate(Relation.SINCE, LocalDate.of(1994, 2, 1)),
                    new Not(new Header("FROM", "Smith")))));
  }

  @Test
  void readsFlagKeysAndTheirOpposites() {
    for (Flag flag : List.of(Flag.ANSWERED, Flag.DELETED, Flag.DRAFT, Flag.FLAGGED, Flag.SEEN)) {
      String name = flag.name().substring(1);
      assertThat(key(name)).isEqualTo(new HasFlag(flag));
      assertThat(key("un" + name)).isEqualTo(new Not(new HasFlag(flag)));
    }
    assertThat(key("KEYWORD $Junk")).isEqualTo(new HasFlag(Flag.keyword("$Junk")));
    assertThat(key("UNKEYWORD $junk")).isEqualTo(new Not(new HasFlag(Flag.keyword("$Junk"))));
    assertThat(key("RECENT")).isEqualTo(SearchKey.RECENT);
    assertThat(key("OLD")).isEqualTo(new Not(SearchKey.RECENT));
    assertThat(key("NEW"))
        .isEqualTo(new And(List.of(SearchKey.RECENT, new Not(new HasFlag(Flag.SEEN)))));
    assertThat(key("ALL")).isEqualTo(SearchKey.ALL);
  }

  @Test
  void readsKeysWithArguments() {
    LocalDate date = LocalDate.of(2026, 1, 31);
    assertThat(key("before 31-jan-2026"))
        .isEqualTo(new SearchKey.InternalDate(Relation.BEFORE, date));
    assertThat(key("ON \"31-Jan-2026\"")).isEqualTo(new SearchKey.InternalDate(Relation.ON, date));
    assertThat(key("SENTBEFORE 31-Jan-2026"))
        .isEqualTo(new SearchKey.SentDate(Relation.BEFORE, date));
    assertThat(key("SENTON 31-Jan-2026")).isEqualTo(new SearchKey.SentDate(Relation.ON, date));
    assertThat(key("SENTSINCE 31-Jan-2026"))
        .isEqualTo(new SearchKey.SentDate(Relation.SINCE, date));
    assertThat(key("LARGER 100")).isEqualTo(new SearchKey.Larger(100));
    assertThat(key("SMALLER 0")).isEqualTo(new SearchKey.Smaller(0));
    for (String name : List.of("BCC", "CC", "FROM", "SUBJECT", "TO")) {
      assertThat(key(name + " x")).isEqualTo(new Header(name, "x"));
    }
    assertThat(key("HEADER x-Foo \"\"")).isEqualTo(new Header("X-FOO", ""));
    assertThat(key("BODY {1+}\r\nx")).isEqualTo(new SearchKey.Body("x"));
    assertThat(key("TEXT x")).isEqualTo(new SearchKey.Text("x"));
    assertThat(key("UID 1:*")).isEqualTo(new SearchKey.Uids(set("1:*")));
    assertThat(key("UID $")).isEqualTo(new SearchKey.Uids(SequenceSet.SAVED));
    assertThat(key("2:4,*")).isEqualTo(new SearchKey.Numbers(set("2:4,*")));
    assertThat(key("$")).isEqualTo(new SearchKey.Numbers(SequenceSet.SAVED));
  }

  @Test
  void readsWhatNests() {
    assertThat(key("OR (SEEN 1) NOT OR 2 3"))
        .isEqualTo(
            new Or(
                new And(List.of(new HasFlag(Flag.SEEN), new SearchKey.Numbers(set("1")))),
                new Not(new Or(new SearchKey.Numbers(set("2")), new SearchKey.Numbers(set("3"))))));
  }

  @Test
  void readsModSeq_rfc7162Section315() {
    assertThat(key("MODSEQ 620162338"))
        .isEqualTo(new SearchKey.ModSeq(620162338, Optional.empty()));
    assertThat(key("MODSEQ \"/flags/\\\\draft\" all 620162338"))
        .isEqualTo(
            new SearchKey.ModSeq(
                620162338,
                Optional.of(new SearchKey.Entry("/flags/\\draft", SearchKey.EntryType.ALL))));
    assertThat(key("MODSEQ 0")).isEqualTo(new SearchKey.ModSeq(0, Optional.empty()));
  }

  @Test
  void readsPartialRanges_rfc9394Section4() {
    assertThat(parse("RETURN (partial 500:400 COUNT) ALL").returns().orElseThrow().partial())
        .contains(new PartialRange(500, 400, false));
    assertThat(parse("RETURN (PARTIAL -1:-100) ALL").returns().orElseThrow().partial())
        .contains(new PartialRange(1, 100, true))
        .map(Object::toString)
        .contains("-1:-100");
    for (String wrong :
        List.of("1", "0:1", "1:*", "-1:2", "1:-2", "1:2 PARTIAL 1:2", "1:2 ALL", "1:4294967296")) {
      assertThatThrownBy(() -> parse("RETURN (PARTIAL " + wrong + ") ALL"))
          .as(wrong)
          .isInstanceOf(ImapSyntaxException.class);
    }
  }

  @Test
  void readsReturnOptions_rfc4731() {
    assertThat(parse("RETURN (MIN COUNT) ALL").returns())
        .contains(SearchReturns.of(SearchReturn.MIN, SearchReturn.COUNT));
    assertThat(parse("return () ALL").returns()).contains(SearchReturns.of(SearchReturn.ALL));
    assertThat(parse("RETURN (SAVE) ALL").returns()).contains(SearchReturns.of(SearchReturn.SAVE));
    assertThat(parse("ALL").returns()).isEmpty();
  }

  @Test
  void readsCharsets() {
    SearchRequest utf8 = parse("RETURN (ALL) CHARSET utf-8 SUBJECT {2+}\r\n\u00c3\u00a9");
    assertThat(utf8.knownCharset()).isTrue();
    assertThat(utf8.key()).isEqualTo(new Header("SUBJECT", "é"));
    assertThat(parse("CHARSET us-ascii SUBJECT x").knownCharset()).isTrue();
    assertThat(parse("CHARSET X SUBJECT {1+}\r\n\u00ff").knownCharset()).isFalse();
    assertThat(key("SUBJECT {2+}\r\n\u00c3\u00a9")).isEqualTo(new Header("SUBJECT", "é"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FOO",
        "FOO x",
        "NOT",
        "OR 1",
        "OR 1 ",
        "()",
        "(1",
        "1)",
        "1  2",
        "0",
        "1:",
        "4294967296",
        "SUBJECT",
        "SUBJECT ",
        "HEADER X",
        "HEADER \"\" x",
        "HEADER a:b x",
        "KEYWORD \\Seen",
        "KEYWORD",
        "SINCE 31-Feb-2026",
        "BEFORE 1-Jan-99999",
        "LARGER -1",
        "LARGER x",
        "MODSEQ",
        "UID",
        "UID x",
        "MODSEQ 9223372036854775808",
        "MODSEQ \"x\" foo 1",
        "RETURN (FOO) ALL",
        "RETURN (MIN)",
        "RETURN MIN ALL",
        "RETURN (MIN)ALL",
        "CHARSET UTF-8",
        "CHARSET UTF-8 SUBJECT {1+}\r\n\u00ff",
        "CHARSET US-ASCII SUBJECT {2+}\r\n\u00c3\u00a9",
        "SUBJECT {1+}\r\n\u00ff",
        "ALL ",
        "ALL x",
        "CHARSET X FOO",
        "MODSEQ \"x\" 1"
      })
  void refusesWhatIsNotToTheGrammar(String text) {
    assertThatThrownBy(() -> parse(text)).as(text).isInstanceOf(ImapSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "NOT ", "OR ALL ", "OR NOT ALL ", "(ALL NOT "})
  void refusesKeysThatNestTooDeeply(String piece) {
    String deep = piece.repeat(60_000 / piece.length());
    assertThatThrownBy(() -> parse(deep))
        .isInstanceOf(ImapSyntaxException.class)
        .hasMessage("Nested too deeply");
  }

  @Test
  void takesAsManyKeysAsTheLineHolds() {
    assertThat(((And) key("ALL" + " ALL".repeat(15_000))).keys()).hasSize(15_001);
  }
}
