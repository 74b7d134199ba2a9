package io.mailcore.store.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

  /** What a client sends is bound; no text of a statement is made of anything but constants. */
  @Test
  void noSourcePastesAValueIntoAStatement() throws IOException {
    Pattern pasted =
        Pattern.compile(
            "\"[^\"]*\\b(SELECT|INSERT|UPDATE|DELETE|WHERE|VALUES|SET|AND)\\b[^\"]*\"\\s*\\+\\s*[a-z]"
                + "|(prepareStatement|execute\\w*)\\(\\s*\"[^\"]*\"\\s*\\+\\s*[a-z]"
                + "|String\\.format\\(\\s*\"[^\"]*\\b(SELECT|INSERT|UPDATE|DELETE)\\b");
    Path sources = Path.of("src", "main", "java", "io", "mailcore", "store");
    List<String> offences = new ArrayList<>();
    int read = 0;
    for (String folder : List.of("sql", "directory")) {
      try (Stream<Path> files = Files.list(sources.resolve(folder))) {
        for (Path file : files.toList()) {
          read++;
          if (pasted.matcher(Files.readString(file)).find()) {
            offences.add(file.toString());
          }
        }
      }
    }
    assertThat(read).isGreaterThan(10);
    assertThat(offences).isEmpty();
    assertThat(pasted.matcher("\"SELECT a FROM t WHERE b = '\" + login").find()).isTrue();
  }
}
