package io.mailcore.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.wire.CommandLine;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.SearchRequest;
import io.mailcore.imap.wire.SearchReturn;
import io.mailcore.imap.wire.SearchReturns;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

class SearchAnswerTest {

  /** Message n has UID 10n. */
  private static final Optional<ToIntFunction<Uid>> NUMBERS =
      Optional.of(uid -> (int) (uid.value() / 10));

  private static final Optional<ToIntFunction<Uid>> UIDS = Optional.empty();

  private static SearchMatches matches(long... uids) {
    SearchMatches matches = new SearchMatches();
    List<SearchMatches.Match> page = new ArrayList<>();
    for (long uid : uids) {
      ModSeq modSeq = ModSeq.of(uid == 30 ? 999 : uid);
      page.add(0, new SearchMatches.Match(Uid.of(uid), modSeq));
    }
    matches.addAll(page);
    return matches;
  }

  private static String text(SearchAnswer answer) {
    ImapWriter out = ImapWriter.create();
    StringBuilder text = new StringBuilder();
    boolean more = true;
    while (more) {
      more = answer.writeNext(out);
      assertThat(out.size()).isLessThan(64 * 1024);
      text.append(new String(out.take().array(), StandardCharsets.US_ASCII));
    }
    return text.toString();
  }

  private static String extended(SearchMatches matches, boolean modSeq, SearchReturn... options) {
    SearchReturns returns = SearchReturns.of(options);
    return text(
        SearchAnswer.extended(SearchCorrelator.of("a1"), returns, matches, NUMBERS, modSeq));
  }

  private static String partial(SearchMatches matches, String range) {
    byte[] command = (" RETURN (PARTIAL " + range + ") ALL").getBytes(StandardCharsets.US_ASCII);
    SearchReturns returns =
        SearchRequest.parse(ImapReader.of(CommandLine.of(command))).returns().orElseThrow();
    return text(SearchAnswer.extended(SearchCorrelator.of("p"), returns, matches, NUMBERS, false));
  }

  @Test
  void writesSomeOfThem_rfc9394Section31() {
    SearchMatches found = matches(20, 100, 110, 120, 470);
    assertThat(partial(found, "1:3")).isEqualTo("* ESEARCH (TAG \"p\") PARTIAL (1:3 2,10:11)\r\n");
    assertThat(partial(found, "4:3")).isEqualTo("* ESEARCH (TAG \"p\") PARTIAL (4:3 11:12)\r\n");
    assertThat(partial(found, "5:9")).isEqualTo("* ESEARCH (TAG \"p\") PARTIAL (5:9 47)\r\n");
    assertThat(partial(found, "6:9")).isEqualTo("* ESEARCH (TAG \"p\") PARTIAL (6:9 NIL)\r\n");
    assertThat(partial(found, "-1:-2"))
        .isEqualTo("* ESEARCH (TAG \"p\") PARTIAL (-1:-2 12,47)\r\n");
    assertThat(partial(found, "-9:-4")).isEqualTo("* ESEARCH (TAG \"p\") PARTIAL (-9:-4 2,10)\r\n");
    assertThat(partial(found, "-6:-9")).isEqualTo("* ESEARCH (TAG \"p\") PARTIAL (-6:-9 NIL)\r\n");
    assertThat(partial(matches(), "1:4294967295"))
        .isEqualTo("* ESEARCH (TAG \"p\") PARTIAL (1:4294967295 NIL)\r\n");
  }

  @Test
  void writesSearch_rfc3501Section725() {
    assertThat(text(SearchAnswer.search(matches(20, 30, 60), NUMBERS, false)))
        .isEqualTo("* SEARCH 2 3 6\r\n");
    assertThat(text(SearchAnswer.search(matches(20, 30, 31), UIDS, false)))
        .isEqualTo("* SEARCH 20 30 31\r\n");
    assertThat(text(SearchAnswer.search(matches(), UIDS, false))).isEqualTo("* SEARCH\r\n");
  }

  @Test
  void tellsTheHighestModSeq_rfc7162Section315() {
    assertThat(text(SearchAnswer.search(matches(20, 30, 60), NUMBERS, true)))
        .isEqualTo("* SEARCH 2 3 6 (MODSEQ 999)\r\n");
    assertThat(text(SearchAnswer.search(matches(), NUMBERS, true))).isEqualTo("* SEARCH\r\n");
  }

  @Test
  void writesEsearch_rfc4731Section31() {
    SearchMatches found = matches(20, 100, 110, 120, 470);
    assertThat(extended(found, false, SearchReturn.MIN, SearchReturn.COUNT))
        .isEqualTo("* ESEARCH (TAG \"a1\") MIN 2 COUNT 5\r\n");
    assertThat(extended(found, false, SearchReturn.values()))
        .isEqualTo("* ESEARCH (TAG \"a1\") MIN 2 MAX 47 COUNT 5 ALL 2,10:12,47\r\n");
    assertThat(extended(matches(), false, SearchReturn.values()))
        .isEqualTo("* ESEARCH (TAG \"a1\") COUNT 0\r\n");
    assertThat(extended(matches(), false, SearchReturn.ALL))
        .isEqualTo("* ESEARCH (TAG \"a1\")\r\n");
    assertThat(
            text(
                SearchAnswer.extended(
                    SearchCorrelator.of("a2"),
                    SearchReturns.of(SearchReturn.ALL),
                    found,
                    UIDS,
                    false)))
        .isEqualTo("* ESEARCH (TAG \"a2\") UID ALL 20,100,110,120,470\r\n");
  }

  @Test
  void tellsModSeqOfWhatIsTold_rfc4731Section32() {
    SearchMatches found = matches(20, 30, 60);
    assertThat(extended(found, true, SearchReturn.MIN)).endsWith(" MIN 2 MODSEQ 20\r\n");
    assertThat(extended(found, true, SearchReturn.MAX)).endsWith(" MAX 6 MODSEQ 60\r\n");
    assertThat(extended(found, true, SearchReturn.MIN, SearchReturn.MAX))
        .endsWith(" MIN 2 MAX 6 MODSEQ 60\r\n");
    assertThat(extended(found, true, SearchReturn.MIN, SearchReturn.COUNT))
        .endsWith(" MIN 2 COUNT 3 MODSEQ 999\r\n");
    assertThat(extended(found, true, SearchReturn.ALL)).endsWith(" ALL 2:3,6 MODSEQ 999\r\n");
    assertThat(extended(matches(), true, SearchReturn.ALL)).doesNotContain("MODSEQ");
  }

  @Test
  void cutsLongAnswersIntoPieces() {
    SearchMatches found = new SearchMatches();
    UidSet.Builder odd = UidSet.builder();
    for (long uid = 1; uid < 100_000; uid += 2) {
      odd.add(uid);
    }
    found.addAll(odd.build());
    String set =
        text(
            SearchAnswer.extended(
                SearchCorrelator.of("t"), SearchReturns.of(SearchReturn.ALL), found, UIDS, false));
    assertThat(set).startsWith("* ESEARCH (TAG \"t\") UID ALL 1,3,5").endsWith(",99999\r\n");
    assertThat(set.split(",")).hasSize(50_000);
    String list = text(SearchAnswer.search(found, UIDS, false));
    assertThat(list).startsWith("* SEARCH 1 3 5").endsWith(" 99999\r\n").doesNotContain("  ");
    assertThat(list.split(" ")).hasSize(50_002);
  }
}
