package io.mailcore.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.SearchReturn;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
    Set<SearchReturn> set = EnumSet.noneOf(SearchReturn.class);
    set.addAll(List.of(options));
    return text(SearchAnswer.extended("a1", set, matches, NUMBERS, modSeq));
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
    assertThat(text(SearchAnswer.extended("a2", EnumSet.of(SearchReturn.ALL), found, UIDS, false)))
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
    String set = text(SearchAnswer.extended("t", EnumSet.of(SearchReturn.ALL), found, UIDS, false));
    assertThat(set).startsWith("* ESEARCH (TAG \"t\") UID ALL 1,3,5").endsWith(",99999\r\n");
    assertThat(set.split(",")).hasSize(50_000);
    String list = text(SearchAnswer.search(found, UIDS, false));
    assertThat(list).startsWith("* SEARCH 1 3 5").endsWith(" 99999\r\n").doesNotContain("  ");
    assertThat(list.split(" ")).hasSize(50_002);
  }
}
