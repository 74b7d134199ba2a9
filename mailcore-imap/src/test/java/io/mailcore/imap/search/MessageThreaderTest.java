package io.mailcore.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.mime.MessageSummarizer;
import io.mailcore.mime.SummaryFields;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** THREAD (RFC 5256 section 3). */
class MessageThreaderTest {

  private final SearchedMailbox box = new SearchedMailbox();

  @AfterEach
  void close() {
    box.close();
  }

  private MessageThreaderTest add(int day, String id, String references, String subject) {
    box.add(
        "Date: "
            + day
            + " Jan 2026 10:00:00 +0000\r\nSubject: "
            + subject
            + (id.isEmpty() ? "" : "\r\nMessage-ID: " + id)
            + (references.isEmpty() ? "" : "\r\nReferences: " + references)
            + "\r\n\r\n");
    return this;
  }

  private String by(String algorithm) {
    String answer = box.threads(algorithm + " UTF-8 ALL");
    assertThat(answer).startsWith("* THREAD").endsWith("\r\n");
    return answer.substring(8).trim();
  }

  /** The same messages gave the same threads with Dovecot 2.3. */
  @Test
  void makesThreadsInThreeWays() {
    add(10, "<a@x>", "", "A")
        .add(2, "<b@x>", "", "B")
        .add(3, "<c@x>", "", "C")
        .add(5, "<a1@x>", "<a@x>", "Re: A")
        .add(1, "<c1@x>", "<c@x>", "Re: C")
        .add(4, "<a2@x>", "<a@x>", "Re: A")
        .add(6, "<d1@x>", "<gone@x>", "Z1")
        .add(5, "<d2@x>", "<gone@x>", "Z2")
        .add(8, "<e@x>", "", "B")
        .add(8, "<b1@x>", "<b@x>", "B");
    assertThat(by("REFERENCES")).isEqualTo("((2 10)(9))(3 5)((8)(7))(1 (6)(4))");
    assertThat(by("REFS")).isEqualTo("(3 5)((8)(7))(2 10)(9)(1 (6)(4))");
    assertThat(by("ORDEREDSUBJECT")).isEqualTo("(5 3)(2 (9)(10))(6 (4)(1))(8)(7)");
    assertThat(box.threads("REFS UTF-8 2:6")).isEqualTo("* THREAD (2)(3 5)((6)(4))\r\n");
    assertThat(box.threads("REFERENCES UTF-8 TEXT nothing")).isEqualTo("* THREAD\r\n");
  }

  @Test
  void linksEachReferenceToTheNext_step1() {
    add(1, "<a@x>", "", "a").add(2, "<d@x>", "<a@x> <b@x> <c@x>", "d").add(3, "<c@x>", "", "c");
    // What c says of itself, nothing, counts more than what d says of it.
    assertThat(by("REFS")).isEqualTo("(1)(3 2)");
    add(4, "<b@x>", "<a@x>", "b").add(5, "<e@x>", "<b@x>", "e");
    assertThat(by("REFS")).isEqualTo("(3 2)(1 4 5)");
  }

  @Test
  void takesInReplyToWhereNoReferenceIsOne_step1() {
    add(1, "<a@x>", "", "a");
    box.add(
        "Date: 2 Jan 2026 10:00:00 +0000\r\nReferences: none\r\n"
            + "In-Reply-To: Yours of today <a@x> <z@x>\r\n\r\n");
    assertThat(by("REFS")).isEqualTo("(1 2)");
  }

  @Test
  void usesAnIdForTheFirstWhoHasIt_step1() {
    add(1, "<a@x>", "", "a").add(2, "<a@x>", "", "b").add(3, "<c@x>", "<a@x>", "c");
    add(4, "<\"a\"@x>", "<c@x>", "d").add(5, "", "", "e").add(6, "nonsense", "<c@x>", "f");
    assertThat(by("REFS")).isEqualTo("(2)(5)(1 3 (4)(6))");
  }

  @Test
  void makesNoLoops_step1() {
    add(1, "<a@x>", "<b@x>", "a").add(2, "<b@x>", "<a@x>", "b").add(3, "<c@x>", "<c@x>", "c");
    add(4, "<d@x>", "<e@x> <f@x> <e@x>", "d");
    assertThat(by("REFS")).isEqualTo("(2 1)(3)(4)");
  }

  @Test
  void leavesOutWhatIsNotThere_step3() {
    add(1, "<a@x>", "<gone1@x> <gone2@x>", "a").add(2, "<b@x>", "<gone1@x> <gone3@x>", "b");
    add(3, "<c@x>", "<gone4@x> <gone5@x>", "c").add(4, "<d@x>", "<c@x> <gone6@x>", "d");
    add(5, "<e@x>", "<c@x> <gone6@x>", "e");
    assertThat(by("REFS")).isEqualTo("((1)(2))(3 (4)(5))");
  }

  @Test
  void gathersSubjects_step5() {
    // A dummy takes a message.
    add(1, "<a@x>", "<gone@x>", "s").add(2, "<b@x>", "<gone@x>", "s").add(3, "<c@x>", "", "s");
    assertThat(by("REFERENCES")).isEqualTo("((1)(2)(3))");
    // A dummy takes what another has.
    add(4, "<d@x>", "<gone2@x>", "Re: s").add(5, "<e@x>", "<gone2@x>", "t");
    assertThat(by("REFERENCES")).isEqualTo("((1)(2)(3)(4)(5))");
    assertThat(by("REFS")).isEqualTo("((1)(2))(3)((4)(5))");
  }

  @Test
  void putsAnswersBelowWhatTheyAnswer_step5() {
    add(3, "<a@x>", "", "s").add(1, "<b@x>", "", "Re: S").add(2, "<c@x>", "", "[tag] s (fwd)");
    assertThat(by("REFERENCES")).isEqualTo("(1 (2)(3))");
    box.add("Date: 4 Jan 2026 10:00:00 +0000\r\n\r\n").add("Subject: Re:\r\n\r\n");
    // No subject is no subject in common.
    assertThat(by("REFERENCES")).isEqualTo("(5)(1 (2)(3))(4)");
  }

  @Test
  void makesAParentForTwoAnswersOrTwoThatAreNone_step5() {
    add(1, "<a@x>", "", "Re: s").add(2, "<b@x>", "", "Re: s").add(3, "<c@x>", "", "Re: s");
    add(4, "<d@x>", "", "t").add(5, "<e@x>", "", "t");
    assertThat(by("REFERENCES")).isEqualTo("((1)(2)(3))((4)(5))");
  }

  @Test
  void takesChainsAsDeepAsMailboxesAreLong() throws InterruptedException {
    int count = 20_000;
    StringBuilder expected = new StringBuilder("(1");
    for (int i = 1; i <= count; i++) {
      add(1, "<" + i + "@x>", i > 1 ? "<" + (i - 1) + "@x>" : "", "s");
      expected.append(i > 1 ? " " + i : "");
    }
    AtomicReference<String> answer = new AtomicReference<>("");
    Thread small = new Thread(null, () -> answer.set(by("REFERENCES")), "small", 256 * 1024);
    small.start();
    small.join();
    assertThat(answer.get()).isEqualTo(expected.append(")").toString());
  }

  private static Optional<SummaryFields> fields(String header) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(SearchedMailbox.octets(header));
    return Optional.of(MessageSummarizer.summarize(in).fields());
  }

  @Test
  @Timeout(20)
  void linksChainsOf100000InTheOrderThatIsWorst() throws IOException {
    ReferenceLinks links = new ReferenceLinks();
    int count = 100_000;
    for (int i = count; i > 0; i--) {
      links.add(fields("Message-ID: <" + i + "@x>\r\nIn-Reply-To: <" + (i - 1) + "@x>\r\n\r\n"));
    }
    ThreadTree tree = links.tree();
    for (int message = 0; message < count - 1; message++) {
      assertThat(tree.parent(message)).isEqualTo(message + 1);
    }
    assertThat(tree.parent(count - 1)).isEqualTo(ThreadTree.NONE);
  }
}
