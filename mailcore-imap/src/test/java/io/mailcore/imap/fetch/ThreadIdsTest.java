package io.mailcore.imap.fetch;

import static io.mailcore.imap.fetch.FetchedMessages.message;
import static io.mailcore.imap.fetch.FetchedMessages.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.mime.SummaryFields;
import io.mailcore.model.ModSeq;
import io.mailcore.model.ObjectId;
import io.mailcore.model.Uid;
import io.mailcore.spi.store.MessageMeta;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Names of conversations (RFC 8474, section 5.2). */
class ThreadIdsTest {

  private static final String ROOT = "Message-ID: <root@a.test>\r\n\r\n";

  private static SummaryFields fields(String header) {
    return FetchedMessages.summary(FetchedMessages.octets(header)).fields();
  }

  private static Optional<ObjectId> thread(String header) {
    return ThreadIds.ofFields(fields(header));
  }

  private static MessageMeta.Builder meta() {
    OffsetDateTime date = OffsetDateTime.parse("2026-01-01T00:00:00Z");
    return MessageMeta.builder(Uid.of(1), ModSeq.of(1), date, 0);
  }

  @Test
  void areThoseOfTheMessageThatTheConversationBeganWith() {
    assertThat(thread(ROOT)).isPresent();
    assertThat(thread("Message-ID: <b@a.test>\r\nIn-Reply-To: (x) <root@a.test>\r\n\r\n"))
        .isEqualTo(thread(ROOT));
    assertThat(
            thread(
                "Message-ID: <c@a.test>\r\nIn-Reply-To: <b@a.test>\r\n"
                    + "References: <root@a.test>\r\n <b@a.test>\r\n\r\n"))
        .isEqualTo(thread(ROOT));
    assertThat(thread("Message-ID: <other@a.test>\r\n\r\n")).isNotEqualTo(thread(ROOT));
    assertThat(thread("Subject: x\r\n\r\n")).isEmpty();
    assertThat(thread("Message-ID: root@a.test\r\nReferences: <>\r\n\r\n")).isEmpty();
  }

  @Test
  void areTheStoresWhereItSaysThem() {
    ObjectId own = ObjectId.of("own");
    assertThat(ThreadIds.of(meta().threadId(own).build(), fields(ROOT))).contains(own);
    assertThat(ThreadIds.of(meta().build(), fields(ROOT))).isEqualTo(thread(ROOT));
  }

  @Test
  void areTheContentsWhereAHeaderSaysNothing() {
    SummaryFields none = fields("Subject: x\r\n\r\n");
    MessageMeta one = meta().emailId(ObjectId.of("e1")).build();
    MessageMeta other = meta().emailId(ObjectId.of("e2")).build();
    assertThat(ThreadIds.of(one, none)).isPresent().isNotEqualTo(ThreadIds.of(other, none));
    assertThat(ThreadIds.of(one, none)).isNotEqualTo(one.emailId());
    assertThat(ThreadIds.of(meta().build(), none)).isEmpty();
  }

  @Test
  void areNilWhereNothingIsKnown() {
    assertThat(value("THREADID", message("", "Subject: x\r\n\r\n"))).isEqualTo("NIL");
    assertThat(value("THREADID", message("", ROOT))).matches("\\(T[0-9a-f]{24}\\)");
    assertThat(value("SAVEDATE", message("", ROOT))).isEqualTo("NIL");
  }
}
