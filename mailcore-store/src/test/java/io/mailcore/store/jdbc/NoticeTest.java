package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {

  private static final String NODE = "nabc";
  private static final MailboxId MAILBOX = MailboxId.of("m1-_x");

  @ParameterizedTest
  @ValueSource(
      strings = {"ann", "-", "Ann B. C", " ", "ann@example.test", "j\u00fcrgen \ud83d\udcec"})
  void isReadAsItWasWritten(String account) {
    AccountId id = AccountId.of(account);
    Notice mailbox = Notice.ofMailbox(NODE, id, MAILBOX, ModSeq.of(Long.MAX_VALUE));
    Notice all = Notice.ofAccount(NODE, id);
    assertThat(Notice.parse(mailbox.text())).contains(mailbox);
    assertThat(Notice.parse(all.text())).contains(all);
    assertThat(mailbox.subject()).isNotEqualTo(all.subject());
  }

  @Test
  void mayConcernNobody() {
    Notice nothing = Notice.ofNothing(NODE);
    assertThat(Notice.parse(nothing.text())).contains(nothing);
  }

  @Test
  void fitsIntoANotificationOfPostgresql() {
    Notice longest =
        Notice.ofMailbox(
            "n".repeat(26),
            AccountId.of("\u4e2d".repeat(255)),
            MailboxId.of("m".repeat(255)),
            ModSeq.of(Long.MAX_VALUE));
    assertThat(longest.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(2000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nabc",
        "nabc 1 m1",
        " 1 m1 ann",
        "nabc x m1 ann",
        "nabc -1 m1 ann",
        "nabc 9223372036854775808 m1 ann",
        "nabc 1 m/1 ann",
        "nabc 1  ann",
        "nabc 1 m1 a\u0007nn"
      })
  void anythingElseIsNone(String text) {
    assertThat(Notice.parse(text)).isEmpty();
  }
}
