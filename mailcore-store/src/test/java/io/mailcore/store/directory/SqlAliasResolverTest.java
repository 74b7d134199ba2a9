package io.mailcore.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.directory.UserDirectory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqlAliasResolverTest {

  private final H2Tables tables = new H2Tables().tutorial();
  private final UserDirectory users = SqlUserDirectory.virtualUsers(tables.source()).build();

  @AfterEach
  void close() {
    tables.close();
  }

  private AliasResolver aliases() {
    return SqlAliasResolver.virtualAliases(tables.source(), users).build();
  }

  private static Resolution resolve(AliasResolver aliases, String address) {
    return aliases.resolve(MailAddress.of(address));
  }

  private static List<MailAddress> addresses(String... texts) {
    return Arrays.stream(texts).map(MailAddress::of).toList();
  }

  @Test
  void followsRowsAndListsOfTheTutorialsTable() {
    assertThat(resolve(aliases(), "Sales@Example.test").addresses())
        .containsExactlyElementsOf(addresses("ann@example.test", "bob@example.test"));
    assertThat(resolve(aliases(), "list@example.test").addresses())
        .containsExactlyElementsOf(
            addresses("ann@example.test", "bob@example.test", "carl@elsewhere.test"));
    assertThat(resolve(aliases(), "moved@example.org").addresses())
        .containsExactlyElementsOf(addresses("moved@example.test"));
  }

  @Test
  void catchesOnlyWhatNobodyOwns() {
    assertThat(resolve(aliases(), "anything@example.test").addresses())
        .containsExactlyElementsOf(addresses("bob@example.test"));
    for (String owned :
        List.of("ann@example.test", "ann+shop@example.test", "sales+x@example.test")) {
      assertThat(resolve(aliases(), owned).kind()).as(owned).isEqualTo(Resolution.Kind.PASS);
    }
  }

  @Test
  void refusesWhatNobodyHasInItsDomainsAndLeavesOthersToTheServer() {
    assertThat(resolve(aliases(), "nobody@example.org").kind())
        .isEqualTo(Resolution.Kind.NO_SUCH_USER);
    assertThat(resolve(aliases(), "nopass@example.org").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases(), "ann@elsewhere.test").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases(), "Postmaster@example.org").account())
        .contains(AccountId.of("postmaster"));
  }

  @Test
  void losesNoMailForASlipInTheTable() {
    assertThat(resolve(aliases(), "slip@example.org").kind()).isEqualTo(Resolution.Kind.TRY_LATER);
    assertThat(resolve(aliases(), "half@example.org").addresses())
        .containsExactlyElementsOf(addresses("ann@example.test"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"' OR 1=1 --\"@example.org",
        "\"sales@example.test' --\"@example.org",
        "\"%\"@example.org",
        "sàles@example.org"
      })
  void findsNothingByATrick(String address) {
    assertThat(resolve(aliases(), address).kind()).isEqualTo(Resolution.Kind.NO_SUCH_USER);
  }

  @Test
  void takesPostfixsQueries() {
    AliasResolver aliases =
        SqlAliasResolver.builder(tables.source(), users)
            .aliasQuery("SELECT destination FROM virtual_aliases WHERE source='%s'")
            .build();
    assertThat(resolve(aliases, "sales@example.test").addresses()).hasSize(2);
    assertThat(resolve(aliases, "nobody@example.org").kind()).isEqualTo(Resolution.Kind.PASS);
    AliasResolver byParts =
        SqlAliasResolver.builder(tables.source(), users)
            .aliasQuery("SELECT destination FROM virtual_aliases WHERE source='%u@%d'")
            .build();
    assertThat(resolve(byParts, "sales@example.test").addresses()).hasSize(2);
    assertThat(resolve(byParts, "anything@example.test").addresses()).hasSize(1);
  }

  @Test
  void aQueryThatCanNotWorkFailsAtOnceAndSaysWhy() {
    SqlAliasResolver.Builder builder = SqlAliasResolver.builder(tables.source(), users);
    assertThatThrownBy(builder::build).hasMessage("aliasQuery: missing (expected: a query)");
    assertThatThrownBy(
            () -> builder.aliasQuery("SELECT goto FROM aliases WHERE source = :address").build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("aliasQuery can't be run: ");
    assertThatThrownBy(
            () ->
                builder
                    .aliasQuery("SELECT source FROM virtual_aliases WHERE source = :address")
                    .build())
        .hasMessage(
            "aliasQuery gives the columns [source] (expected: also destination; name it with AS)");
  }

  @Test
  void aDatabaseThatFailsIsNoUnknownUser() {
    AliasResolver aliases = aliases();
    tables.run("DROP TABLE virtual_aliases");
    assertThat(resolve(aliases, "sales@example.test").kind()).isEqualTo(Resolution.Kind.TRY_LATER);
    assertThat(resolve(aliases, "nobody@example.org").kind()).isEqualTo(Resolution.Kind.TRY_LATER);
  }

  @Test
  void readsTheTablesOfPostfixAdmin() {
    tables.run(
        "CREATE TABLE domain (domain VARCHAR(255) PRIMARY KEY, active TINYINT NOT NULL)",
        "CREATE TABLE alias (address VARCHAR(255) PRIMARY KEY, goto TEXT NOT NULL,"
            + " domain VARCHAR(255) NOT NULL, active TINYINT NOT NULL)",
        "CREATE TABLE alias_domain (alias_domain VARCHAR(255) PRIMARY KEY,"
            + " target_domain VARCHAR(255) NOT NULL, active TINYINT NOT NULL)",
        "INSERT INTO domain VALUES ('pfa.test', 1), ('off.test', 0), ('other.test', 1)",
        "INSERT INTO alias_domain VALUES ('other.test', 'pfa.test', 1), ('old.test', 'pfa.test', 0)",
        "INSERT INTO alias VALUES"
            + " ('ann@pfa.test', 'ann@pfa.test,archive@pfa.test', 'pfa.test', 1),"
            + " ('gone@pfa.test', 'ann@pfa.test', 'pfa.test', 0),"
            + " ('x@off.test', 'ann@pfa.test', 'off.test', 1)");
    AliasResolver aliases = SqlAliasResolver.postfixAdmin(tables.source(), users).build();
    assertThat(resolve(aliases, "ann@pfa.test").addresses())
        .containsExactlyElementsOf(addresses("ann@pfa.test", "archive@pfa.test"));
    assertThat(resolve(aliases, "gone@pfa.test").kind()).isEqualTo(Resolution.Kind.NO_SUCH_USER);
    assertThat(resolve(aliases, "ann@other.test").addresses())
        .containsExactlyElementsOf(addresses("ann@pfa.test"));
    assertThat(resolve(aliases, "ann@old.test").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases, "x@off.test").kind()).isEqualTo(Resolution.Kind.PASS);
  }
}
