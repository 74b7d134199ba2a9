package io.mailcore.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.wire.CommandLine;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.SearchKey;
import io.mailcore.imap.wire.SearchRequest;
import io.mailcore.model.Flag;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.FlagUpdate;
import io.mailcore.spi.store.SummaryCache;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchEvaluatorTest {

  private final SearchedMailbox box = new SearchedMailbox();

  @AfterEach
  void close() {
    box.close();
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  @Test
  void findsByFlags() {
    box.add("\r\n").add("\r\n", Flag.SEEN, Flag.keyword("$Work")).add("\r\n", Flag.DELETED);
    assertThat(box.found("ALL")).isEqualTo("1:3");
    assertThat(box.found("SEEN")).isEqualTo("2");
    assertThat(box.found("UNSEEN UNDELETED")).isEqualTo("1");
    assertThat(box.found("KEYWORD $work")).isEqualTo("2");
    assertThat(box.found("NOT (OR SEEN DELETED)")).isEqualTo("1");
    assertThat(box.found("OR SEEN DELETED")).isEqualTo("2:3");
    box.recent = UidSet.of(2, 3);
    assertThat(box.found("RECENT")).isEqualTo("2:3");
    assertThat(box.found("NEW")).isEqualTo("3");
    assertThat(box.found("OLD")).isEqualTo("1");
  }

  @Test
  void findsByAge_rfc5032() {
    box.addAt("2026-02-28T21:00:00.5Z", "\r\n").addAt("2026-03-01T00:00:00+01:00", "\r\n");
    assertThat(box.found("OLDER 10800")).isEqualTo("1");
    assertThat(box.found("YOUNGER 10800")).isEqualTo("1:2");
    assertThat(box.found("YOUNGER 10799")).isEqualTo("2");
    assertThat(box.found("OLDER 7200")).isEqualTo("1");
    assertThat(box.found("YOUNGER 7200")).isEqualTo("2");
    assertThat(box.found("OLDER 1")).isEqualTo("1:2");
    assertThat(box.found("NOT YOUNGER 4294967295")).isEmpty();
  }

  @Test
  void findsBySets() {
    box.add("\r\n").add("\r\n").add("\r\n").add("\r\n");
    assertThat(box.found("2:*")).isEqualTo("2:4");
    assertThat(box.found("UID 4294967295:*")).isEqualTo("4");
    assertThat(box.found("2:3 UID 3:9")).isEqualTo("3");
    assertThat(box.found("NOT 2")).isEqualTo("1,3:4");
    assertThat(box.found("OR 1 4")).isEqualTo("1,4");
    assertThat(box.found("9")).isEmpty();
  }

  @Test
  void findsNothingInAnEmptyMailbox() {
    assertThat(box.found("ALL")).isEmpty();
    assertThat(box.found("1:* TEXT x")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "BEFORE 2-Jan-2026, 1",
    "ON 2-Jan-2026, 2:3",
    "SINCE 2-Jan-2026, 2:4",
    "SINCE 3-Jan-2026, 4",
    "NOT SINCE 2-Jan-2026, 1"
  })
  void findsByInternalDateInItsOwnZone_rfc3501Section644(String keys, String found) {
    box.addAt("2026-01-01T23:59:59-12:00", "\r\n")
        .addAt("2026-01-02T00:00:00+14:00", "\r\n")
        .addAt("2026-01-02T23:59:59-12:00", "\r\n")
        .addAt("2026-01-03T00:00:00Z", "\r\n");
    assertThat(box.found(keys)).isEqualTo(found);
  }

  @ParameterizedTest
  @CsvSource({"SENTBEFORE 2-Jan-2026, 1", "SENTON 2-Jan-2026, 2", "SENTSINCE 2-Jan-2026, 2"})
  void findsByDateOfTheHeader(String keys, String found) {
    box.add("Date: Thu, 1 Jan 2026 23:00:00 -1200\r\n\r\n")
        .add("Date: 2 Jan 26 00:00 EST\r\n\r\n")
        .add("Date: whenever\r\n\r\n")
        .add("\r\n");
    assertThat(box.found(keys)).isEqualTo(found);
  }

  @Test
  void findsBySize() {
    box.add("123456789\r\n").add("X: y\r\n\r\n1234567890\r\n");
    assertThat(box.found("LARGER 11")).isEqualTo("2");
    assertThat(box.found("LARGER 10")).isEqualTo("1:2");
    assertThat(box.found("SMALLER 11")).isEmpty();
    assertThat(box.found("SMALLER 12")).isEqualTo("1");
  }

  @Test
  void findsByAddresses() {
    box.add("From: Fred Foobar <foobar@Blurdybloop.example>\r\nTo: a@b.test\r\n\r\n")
        .add("From: =?utf-8?q?J=C3=B6rg?= <j@b.test>\r\nCc: Team:x@y.test,z@y.test;\r\n\r\n")
        .add("Bcc: secret@b.test\r\n\r\n");
    assertThat(box.found("FROM foobar@blurdy")).isEqualTo("1");
    assertThat(box.found("FROM \"fred foobar\"")).isEqualTo("1");
    assertThat(box.found("FROM \"" + utf8("JÖRG") + "\"")).isEqualTo("2");
    assertThat(box.found("CC team")).isEqualTo("2");
    assertThat(box.found("CC z@y.test")).isEqualTo("2");
    assertThat(box.found("BCC secret")).isEqualTo("3");
    assertThat(box.found("TO \"\"")).isEqualTo("1");
    assertThat(box.found("TO nobody")).isEmpty();
  }

  @Test
  void findsByHeaderFields() {
    box.add(
            "Subject: =?utf-8?b?R3LDvMOfZQ==?=\r\nMessage-ID: <1@x>\r\nX-Mailer: Best\r\n Mail\r\n\r\n")
        .add("Subject:\r\nReply-To: r@x.test\r\nReferences: <0@x> <1@x>\r\n\r\n")
        .add("From: f@x.test\r\n\r\nX-Mailer: body\r\n");
    assertThat(box.found("SUBJECT \"" + utf8("GRÜ") + "\"")).isEqualTo("1");
    assertThat(box.found("SUBJECT \"\"")).isEqualTo("1:2");
    assertThat(box.found("HEADER message-id <1@x>")).isEqualTo("1");
    assertThat(box.found("HEADER references 1@x")).isEqualTo("2");
    assertThat(box.found("HEADER X-Mailer \"best mail\"")).isEqualTo("1");
    assertThat(box.found("HEADER X-Mailer \"\"")).isEqualTo("1");
    assertThat(box.found("HEADER Reply-To \"\"")).isEqualTo("2");
    assertThat(box.found("HEADER Sender \"\"")).isEmpty();
    assertThat(box.found("NOT HEADER X-Mailer \"\"")).isEqualTo("2:3");
  }

  @Test
  void findsFieldsThatThisCopyAloneHas() {
    box.add("Delivered-To: ann@x.test\r\n", "Subject: a\r\n\r\nb", "2026-01-01T00:00:00Z", true);
    assertThat(box.found("HEADER Delivered-To ann")).isEqualTo("1");
    assertThat(box.found("TEXT delivered-to")).isEqualTo("1");
    assertThat(box.found("BODY delivered-to")).isEmpty();
    assertThat(box.found("BODY b")).isEqualTo("1");
    assertThat(box.found("HEADER Subject a")).isEqualTo("1");
  }

  @Test
  void findsTextInDecodedBodies() {
    String base64 =
        Base64.getMimeEncoder()
            .encodeToString("x Straßenbahn ΣΊΣΥΦΟΣ y".getBytes(StandardCharsets.UTF_8));
    box.add(
            "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + base64)
        .add(
            "Content-Type: text/plain; charset=iso-8859-1\r\n"
                + "Content-Transfer-Encoding: quoted-printable\r\n\r\nStra=DFen=\r\nbahn\r\n")
        .add("Subject: strassenbahn\r\n\r\nplain\r\n");
    assertThat(box.found("BODY \"" + utf8("straßenBAHN") + "\"")).isEqualTo("1:2");
    assertThat(box.found("BODY \"" + utf8("σίσυφος") + "\"")).isEqualTo("1");
    assertThat(box.found("TEXT strassen")).isEqualTo("3");
    assertThat(box.found("BODY strassen")).isEmpty();
    assertThat(box.found("BODY \"\"")).isEqualTo("1:3");
    assertThat(box.found("TEXT \"\"")).isEqualTo("1:3");
  }

  @Test
  void looksIntoPartsAndMessagesButNotIntoImages() {
    box.add(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\npreamble\r\n--b\r\n\r\nfirst\r\n--b\r\n"
            + "Content-Type: image/png; name=cat.png\r\n\r\npixels\r\n--b\r\n"
            + "Content-Type: message/rfc822\r\n\r\nSubject: inside\r\n\r\ninnermost\r\n--b--\r\n");
    assertThat(box.found("BODY first")).isEqualTo("1");
    assertThat(box.found("BODY cat.png")).isEmpty();
    assertThat(box.found("TEXT cat.png")).isEqualTo("1");
    assertThat(box.found("BODY inside")).isEmpty();
    assertThat(box.found("TEXT inside")).isEqualTo("1");
    assertThat(box.found("BODY innermost")).isEqualTo("1");
    assertThat(box.found("BODY pixels")).isEmpty();
    assertThat(box.found("SUBJECT inside")).isEmpty();
  }

  @Test
  void findsTextAcrossTheBordersOfChunks() {
    for (int length = 4080; length < 4100; length++) {
      box.add("\r\n" + "a".repeat(length) + "needle" + "b".repeat(5000));
    }
    assertThat(box.search("BODY aneedleb").uids().size()).isEqualTo(20);
    assertThat(box.found("BODY aneedlec")).isEmpty();
  }

  @Test
  void findsByModSeq_rfc7162Section315() {
    box.add("\r\n").add("\r\n").add("\r\n");
    long before = box.mailbox.status().highestModSeq().value();
    box.mailbox.updateFlags(UidSet.of(2), FlagUpdate.add(Flag.SEEN));
    assertThat(box.found("MODSEQ " + (before + 1))).isEqualTo("2");
    assertThat(box.found("MODSEQ " + before)).isEqualTo("2:3");
    assertThat(box.found("MODSEQ \"/flags/\\\\draft\" all 0")).isEqualTo("1:3");
    assertThat(box.search("MODSEQ 1").highest().value()).isEqualTo(before + 1);
  }

  @Test
  void goesThroughPagesInOrder() {
    for (int i = 0; i < 2 * SearchEvaluator.PAGE + 10; i++) {
      box.add("Subject: " + (i % 3) + "\r\n\r\nbody" + (i % 5));
    }
    assertThat(box.search("ALL").uids().size()).isEqualTo(1010);
    assertThat(box.search("SUBJECT 1").uids().size()).isEqualTo(337);
    assertThat(box.search("OR SUBJECT 1 BODY body2").uids().size()).isEqualTo(337 + 135);
    assertThat(box.search("UID 1000:1010 UNSEEN").uids().size()).isEqualTo(11);
  }

  @Test
  void makesSummariesThatTheStoreHasNotGotAndGivesThemToIt() {
    box.add("", "Subject: late\r\n\r\nx", "2026-01-01T00:00:00Z", false);
    SummaryCache cache = box.mailbox.extension(SummaryCache.class).orElseThrow();
    assertThat(cache.summaries(UidSet.of(1))).isEmpty();
    assertThat(box.found("SUBJECT late")).isEqualTo("1");
    assertThat(cache.summaries(UidSet.of(1))).hasSize(1);
  }

  @Test
  void passesOverMessagesThatAreRemovedMeanwhile() {
    box.add("Subject: a\r\n\r\nx").add("Subject: a\r\n\r\nx");
    SearchEvaluator evaluator = new SearchEvaluator(new SearchKey.Body("x"), box.mailbox, box);
    assertThat(evaluator.step()).isTrue();
    box.mailbox.remove(UidSet.of(1));
    while (evaluator.step()) {
      // The first message is gone by now.
    }
    assertThat(evaluator.matches().uids()).isEqualTo(UidSet.of(2));
  }

  @Test
  void passesOverMessagesThatTheSessionKnowsAndTheStoreHasNotGot() {
    for (String keys :
        List.of("SUBJECT a", "NOT SUBJECT b", "TEXT x", "OR UID 1 SUBJECT b", "NOT FLAGGED")) {
      SearchedMailbox other = new SearchedMailbox();
      other.add("Subject: a\r\n\r\nx").add("Subject: a\r\n\r\nx");
      SearchRequest request =
          SearchRequest.parse(ImapReader.of(CommandLine.of(SearchedMailbox.octets(" " + keys))));
      SearchEvaluator evaluator = new SearchEvaluator(request.key(), other.mailbox, other);
      other.mailbox.remove(UidSet.of(1));
      while (evaluator.step()) {
        // The first message is gone by now.
      }
      assertThat(evaluator.matches().uids().contains(1)).as(keys).isFalse();
      other.close();
    }
  }
}
