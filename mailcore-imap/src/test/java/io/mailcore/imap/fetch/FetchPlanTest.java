package io.mailcore.imap.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.wire.CommandLine;
import io.mailcore.imap.wire.FetchItem.Attribute;
import io.mailcore.imap.wire.FetchRequest;
import io.mailcore.imap.wire.ImapReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FetchPlanTest {

  private static FetchPlan plan(String items) {
    ImapReader in = ImapReader.of(CommandLine.of(FetchedMessages.octets(items)));
    return FetchPlan.of(FetchRequest.parse(in).items());
  }

  @ParameterizedTest
  @CsvSource({
    "(FLAGS UID INTERNALDATE RFC822.SIZE MODSEQ), false, false, false",
    "FAST, false, false, false",
    "ALL, true, false, false",
    "BODY, true, false, false",
    "BODYSTRUCTURE, true, false, false",
    "BODY[], false, true, true",
    "BODY.PEEK[], false, true, false",
    "BODY[]<0.10>, false, true, true",
    "BODY[1], true, true, true",
    "BODY.PEEK[HEADER], true, true, false",
    "RFC822, false, true, true",
    "RFC822.HEADER, true, true, false",
    "RFC822.TEXT, true, true, true",
    "(FLAGS BODY.PEEK[] BODY[TEXT]), true, true, true"
  })
  void loadsNoMoreThanItNeeds(String items, boolean summary, boolean content, boolean seen) {
    FetchPlan plan = plan(items);
    assertThat(plan.needsSummary()).isEqualTo(summary);
    assertThat(plan.needsContent()).isEqualTo(content);
    assertThat(plan.setsSeen()).isEqualTo(seen);
  }

  @ParameterizedTest
  @CsvSource({
    "FLAGS, false",
    "(FLAGS UID MODSEQ), false",
    "(FLAGS INTERNALDATE), true",
    "RFC822.SIZE, true",
    "BODYSTRUCTURE, true",
    "BODY[], false",
    "(FLAGS BODY.PEEK[]), false",
    "BODY.PEEK[TEXT], true"
  })
  void asksForDatesAndSizesWhereTheyAreWanted(String items, boolean meta) {
    assertThat(plan(items).needsMeta()).isEqualTo(meta);
  }

  @Test
  void addsItemsOnce() {
    assertThat(plan("FLAGS").withFirst(Attribute.UID).withLast(Attribute.MODSEQ).items())
        .containsExactly(Attribute.UID, Attribute.FLAGS, Attribute.MODSEQ);
    assertThat(plan("(FLAGS UID)").withFirst(Attribute.UID).withLast(Attribute.FLAGS).items())
        .containsExactly(Attribute.FLAGS, Attribute.UID);
    assertThat(plan("FLAGS").asksFor(Attribute.FLAGS)).isTrue();
    assertThat(plan("FLAGS").asksFor(Attribute.UID)).isFalse();
  }
}
