package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.account;
import static io.mailcore.testkit.contract.Mail.assertFails;
import static io.mailcore.testkit.contract.Mail.createMailbox;
import static io.mailcore.testkit.contract.Mail.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.store.MailAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Names are told apart code point by code point, whatever a database's collation or pattern
 * language makes of them.
 */
public interface MailboxNamesContract extends StoreUnderTest {

  /**
   * Names that SQL equality, LIKE, file systems or careless quoting may take for one another or for
   * something else.
   */
  List<String> NAMES =
      List.of(
          "jose",
          "josé",
          "JOSE",
          "jose ",
          " jose",
          "jose  ",
          "ｊｏｓｅ",
          "jo\u00adse",
          "jo\u200dse",
          "joſe",
          "strasse",
          "straße",
          "i",
          "ı",
          "I",
          "İ",
          "ss",
          "ß",
          "ﬁ",
          "fi",
          "K",
          "\u212Bngstr\u00f6m x",
          "%",
          "_",
          "%%",
          "a%b",
          "a_b",
          "axb",
          "\\",
          "\\%",
          "\\_",
          "'",
          "''",
          "\"",
          "'; DROP TABLE messages; --",
          "a\\' OR '1'='1",
          "*",
          "?",
          "&AOk-",
          "~root",
          "CON",
          "a.b",
          "...",
          "\uD83D\uDE00",
          "\uD83D\uDE01",
          "日本語",
          "кириллица",
          "\u0928\u093F",
          "${x}",
          "{}",
          "NULL",
          "0",
          "00");

  @Test
  default void tellsNamesApartThatLookAlike() {
    MailAccount account = account(store());
    Map<String, MailboxId> ids = new HashMap<>();
    for (String name : NAMES) {
      ids.put(MailboxName.of(name).value(), createMailbox(account, name).id());
    }
    assertThat(Map.copyOf(ids).values()).as("ids").doesNotHaveDuplicates();
    for (String name : NAMES) {
      MailboxName wanted = MailboxName.of(name);
      assertThat(account.find(wanted).orElseThrow().id())
          .as("the mailbox found as '%s'", name)
          .isEqualTo(ids.get(wanted.value()));
      assertFails(
          Kind.ALREADY_EXISTS,
          "CREATE of '" + name + "' twice",
          () -> createMailbox(account, name));
    }
    assertThat(account.find(MailboxName.of("Jose"))).as("'Jose', which nobody made").isEmpty();
    assertThat(names(account)).hasSize(NAMES.size() + 1);
  }

  @Test
  default void aNameIsTheSameInEitherNormalForm() {
    MailAccount account = account(store());
    MailboxId id = createMailbox(account, "e\u0301te\u0301").id();
    assertThat(account.find(MailboxName.of("\u00e9t\u00e9")).orElseThrow().id()).isEqualTo(id);
  }

  @Test
  default void namesOfTheGreatestLengthAreKept() {
    MailAccount account = account(store());
    for (String name :
        List.of("x".repeat(1000), "日".repeat(333) + "x", "\uD83D\uDE00".repeat(250))) {
      createMailbox(account, name);
      assertThat(account.find(MailboxName.of(name)).orElseThrow().name().value()).isEqualTo(name);
    }
    String deep = "d/".repeat(MailboxName.MAX_DEPTH - 1) + "d";
    createMailbox(account, deep);
    assertThat(names(account)).hasSize(4 + MailboxName.MAX_DEPTH);
    account.delete(MailboxName.of("x".repeat(1000)));
  }

  @Test
  default void renamingATreeTakesItsNameForNoPattern() {
    MailAccount account = account(store());
    for (String name : List.of("a_b/1", "axb/1", "a%b/1", "a\\b/1", "a/b", "ab/1", "A_B/1")) {
      createMailbox(account, name);
    }
    account.rename(MailboxName.of("a_b"), MailboxName.of("new"));
    assertThat(names(account))
        .contains("new/1", "axb/1", "a%b/1", "a\\b/1")
        .doesNotContain("a_b/1");
    account.rename(MailboxName.of("a%b"), MailboxName.of("p"));
    assertThat(names(account)).contains("p/1", "axb/1", "ab/1").doesNotContain("a%b/1");
    account.rename(MailboxName.of("a\\b"), MailboxName.of("q"));
    assertThat(names(account)).contains("q/1", "A_B/1", "a/b");
    account.rename(MailboxName.of("a"), MailboxName.of("r"));
    assertThat(names(account)).contains("r/b", "ab/1", "axb/1").doesNotContain("a/b");
  }
}
