package io.mailcore.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamedQueryTest {

  private static final List<String> NAMES = List.of("login", "user", "domain");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '#',
      value = {
        "SELECT a FROM t WHERE b = :login | SELECT a FROM t WHERE b = ?",
        "SELECT a::text FROM t WHERE b=:user AND c=:domain | SELECT a::text FROM t WHERE b=? AND c=?",
        "SELECT ':user' FROM t WHERE b=:login | SELECT ':user' FROM t WHERE b=?",
        "SELECT 'it''s :user' FROM t WHERE b=:login | SELECT 'it''s :user' FROM t WHERE b=?",
        "SELECT `:x`, \":y\" /* :z */ FROM t WHERE b=:login -- :w | SELECT `:x`, \":y\" /* :z */ FROM t WHERE b=? -- :w",
        "SELECT a FROM t WHERE b LIKE '%s' AND c = :login | SELECT a FROM t WHERE b LIKE '%s' AND c = ?",
        "SELECT a FROM t WHERE b='%s' | SELECT a FROM t WHERE b=?",
        "SELECT a FROM t WHERE b=%s AND c='%d' AND d='x%%' | SELECT a FROM t WHERE b=? AND c=? AND d='x%%'",
        "SELECT a FROM t WHERE b=CONCAT('%u', '@', '%d') | SELECT a FROM t WHERE b=CONCAT(?, '@', ?)",
        "SELECT a FROM t WHERE b='%u+x@%d' AND c % 2 = 0 | SELECT a FROM t WHERE b=? AND c % 2 = 0",
      })
  void bindsWhatIsNamedAndLeavesTheRest(String text, String sql) {
    assertThat(NamedQuery.of("query", text, NAMES).sql()).isEqualTo(sql);
  }

  @Test
  void refusesWhatItCanNotBind() {
    assertThatThrownBy(() -> NamedQuery.of("aliasQuery", "SELECT 1 FROM t WHERE a = :loign", NAMES))
        .hasMessage("aliasQuery: there is no parameter :loign (expected: :login :user :domain)");
    assertThatThrownBy(() -> NamedQuery.of("aliasQuery", "SELECT 1 FROM t WHERE a = ?", NAMES))
        .hasMessageStartingWith("aliasQuery: no parameter in it");
  }
}
