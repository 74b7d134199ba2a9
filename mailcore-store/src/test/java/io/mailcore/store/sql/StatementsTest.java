package io.mailcore.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a client sends is bound; no text of a statement is made of anything but constants. */
class StatementsTest {

  private static final Path SOURCES = Path.of("src", "main", "java", "io", "mailcore", "store");
  private static final String WORDS = "(?:SELECT|INSERT|UPDATE|DELETE|WHERE|VALUES|SET|AND|FROM)";

  /** A statement's text and what is pasted behind it, unless that is a constant or a literal. */
  private static final Pattern PASTED =
      Pattern.compile(
          "\"[^\"]*\\b"
              + WORDS
              + "\\b[^\"]*\"\\s*\\+\\s*([a-z](?:[\\w.]|\\(\\))*)"
              + "|(?:prepareStatement|execute\\w*)\\(\\s*\"[^\"]*\"\\s*\\+\\s*([a-z](?:[\\w.]|\\(\\))*)"
              + "|(String\\.format)\\(\\s*\"[^\"]*\\b"
              + WORDS
              + "\\b");

  /** The dialect's clock, which is a constant of each, and the name of a setting. */
  private static final Set<String> OURS =
      Set.of(
          "Leases.java now", "ChangePoll.java database.dialect().clock()", "Dialect.java setting");

  private static List<String> pasted(String name, String source) {
    List<String> found = new ArrayList<>();
    Matcher matcher = PASTED.matcher(source);
    while (matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          found.add(name + " " + matcher.group(group));
        }
      }
    }
    return found;
  }

  @Test
  void noSourcePastesAValueIntoAStatement() throws IOException {
    List<String> offences = new ArrayList<>();
    int statements = 0;
    List<Path> sources;
    try (Stream<Path> files = Files.walk(SOURCES)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).toList();
    }
    for (Path file : sources) {
      String text = Files.readString(file);
      statements += text.split("\"SELECT ", -1).length - 1;
      offences.addAll(pasted(String.valueOf(file.getFileName()), text));
    }
    assertThat(statements).as("what was read").isGreaterThan(40);
    assertThat(offences).filteredOn(offence -> !OURS.contains(offence)).isEmpty();
  }

  @Test
  void seesWhatIsPasted() {
    assertThat(pasted("A", "\"SELECT a FROM t WHERE b = '\" + login + \"'\""))
        .containsOnly("A login");
    assertThat(pasted("A", "\"SELECT a\"\n + \" FROM t WHERE b = \"\n + row.id()"))
        .containsOnly("A row.id()");
    assertThat(pasted("A", "statement.executeQuery(\"x\" + y)")).containsOnly("A y");
    assertThat(pasted("A", "String.format(\"SELECT %s\", x)")).containsOnly("A String.format");
    assertThat(pasted("A", "\"SELECT a FROM t\" + \" WHERE b = ?\" + FOR_UPDATE")).isEmpty();
  }
}
