package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.session.Sessions;
import io.mailcore.model.MailboxName;
import io.mailcore.net.testing.FakeConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CREATE, DELETE, RENAME, LIST, LSUB and the names of mailboxes (RFC 3501, sections 5.1 and 6.3).
 */
class MailboxCommandsTest {

  private final Sessions sessions = new Sessions();
  private final FakeConnection client = sessions.login();

  private String list(String pattern) {
    return client.say("l LIST \"\" " + pattern + "\r\n").replace("l OK LIST done\r\n", "");
  }

  private void create(String... names) {
    for (String name : names) {
      assertThat(client.say("c CREATE " + name + "\r\n"))
          .matches("c OK \\[MAILBOXID \\([\\w-]+\\)] CREATE done\r\n");
    }
  }

  @Test
  void anEmptyPatternAsksForTheSeparator() {
    assertThat(list("\"\"")).isEqualTo("* LIST (\\Noselect) \"/\" \"\"\r\n");
    assertThat(client.say("a LIST \"x/y\" \"\"\r\n"))
        .isEqualTo("* LIST (\\Noselect) \"/\" \"\"\r\na OK LIST done\r\n");
    assertThat(client.say("a LSUB \"\" \"\"\r\n"))
        .isEqualTo("* LSUB (\\Noselect) \"/\" \"\"\r\na OK LSUB done\r\n");
  }

  @Test
  void wildcardsStopAtTheSeparatorOrDont() {
    create("a/b/c", "a.b");
    assertThat(list("%"))
        .isEqualTo(
            "* LIST (\\HasNoChildren) \"/\" \"INBOX\"\r\n"
                + "* LIST (\\HasChildren) \"/\" \"a\"\r\n"
                + "* LIST (\\HasNoChildren) \"/\" \"a.b\"\r\n");
    assertThat(list("*").lines().count()).isEqualTo(5);
    assertThat(list("a/%")).isEqualTo("* LIST (\\HasChildren) \"/\" \"a/b\"\r\n");
    assertThat(list("a/*").lines().count()).isEqualTo(2);
    assertThat(list("*c")).isEqualTo("* LIST (\\HasNoChildren) \"/\" \"a/b/c\"\r\n");
    assertThat(list("%/%/%")).isEqualTo("* LIST (\\HasNoChildren) \"/\" \"a/b/c\"\r\n");
    assertThat(list("b")).isEmpty();
    assertThat(client.say("r LIST a/ %\r\n")).startsWith("* LIST (\\HasChildren) \"/\" \"a/b\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"inbox", "InBoX", "i%", "*X", "%nb*", "INBOX"})
  void inboxIsFoundInAnyLetterCase(String pattern) {
    assertThat(list(pattern)).isEqualTo("* LIST (\\HasNoChildren) \"/\" \"INBOX\"\r\n");
  }

  @Test
  void levelsWithoutAMailboxCannotBeSelected() {
    create("a/b");
    assertThat(client.say("d DELETE a\r\n")).isEqualTo("d OK DELETE done\r\n");
    assertThat(list("a*"))
        .isEqualTo(
            "* LIST (\\Noselect \\HasChildren) \"/\" \"a\"\r\n"
                + "* LIST (\\HasNoChildren) \"/\" \"a/b\"\r\n");
    assertThat(client.say("s SELECT a\r\n")).startsWith("s NO [NONEXISTENT] ");
    assertThat(client.say("d DELETE a\r\n")).startsWith("d NO [HASCHILDREN] ");
    create("a");
    assertThat(list("a")).isEqualTo("* LIST (\\HasChildren) \"/\" \"a\"\r\n");
  }

  @Test
  void specialUsesAreCreatedAndListed() {
    assertThat(client.say("a CREATE x (USE (\\archive \\Junk))\r\n"))
        .matches("a OK \\[MAILBOXID \\([\\w-]+\\)] CREATE done\r\n");
    assertThat(list("x")).isEqualTo("* LIST (\\HasNoChildren \\Archive \\Junk) \"/\" \"x\"\r\n");
    assertThat(client.say("a CREATE y (USE (\\All))\r\n")).startsWith("a NO [USEATTR] ");
    assertThat(client.say("a CREATE y (USE (\\Nonsense))\r\n")).startsWith("a NO [USEATTR] ");
    assertThat(client.say("a CREATE y (NONSENSE)\r\n")).startsWith("a BAD ");
    assertThat(client.say("a CREATE y (USE ())\r\n")).startsWith("a OK ");
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE INBOX, NO [ALREADYEXISTS]",
    "CREATE iNbOx, NO [ALREADYEXISTS]",
    "CREATE x/, NO [ALREADYEXISTS]",
    "DELETE INBOX, NO [CANNOT]",
    "DELETE none, NO [NONEXISTENT]",
    "DELETE \"\", NO [NONEXISTENT]",
    "RENAME none y, NO [NONEXISTENT]",
    "RENAME x INBOX, NO [ALREADYEXISTS]",
    "RENAME x x, NO [ALREADYEXISTS]",
    "RENAME x x/y, NO [CANNOT]",
    "RENAME x y//z, NO [CANNOT]",
    "RENAME x \"a*\", NO [CANNOT]",
    "SUBSCRIBE a//b, NO [CANNOT]",
    "CREATE, BAD",
    "CREATE a b, BAD",
    "RENAME a, BAD",
    "LIST \"\", BAD",
    "LIST, BAD"
  })
  void refusesWhatCannotBeDone(String command, String answer) {
    create("x");
    assertThat(client.say("a " + command + "\r\n")).startsWith("a " + answer + " ");
  }

  @ParameterizedTest
  @CsvSource({
    "\"../../x\"",
    "\"/etc/x\"",
    "\"a/./b\"",
    "\"a//b\"",
    "\"..\"",
    "\"%\"",
    "\"a*b\"",
    "\"\"",
    "\"/\"",
    "&AAA-",
    "&AA0ACg-",
    "&IC4-x"
  })
  void refusesNamesThatAreNoNames(String name) {
    assertThat(client.say("a CREATE " + name + "\r\n")).startsWith("a NO [CANNOT] ");
    assertThat(list("*").lines().count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&AGE-",
        "&AE4ATw-",
        "&",
        "&Jjo",
        "&Jjo-&Jjo-",
        "&2D0-",
        "&JjoA-",
        "&AEkATgBCAE8AWA-",
        "\"\u00e4\"",
        "&AC8-x"
      })
  void refusesAllButTheOneEncodingOfAName(String name) {
    assertThat(client.say("a CREATE " + name + "\r\n"))
        .satisfiesAnyOf(
            answer -> assertThat(answer).startsWith("a BAD "),
            answer -> assertThat(answer).startsWith("a NO [CANNOT] "));
    assertThat(list("*").lines().count()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Archiv&APw-, Archiv\u00fc",
    "&2D3eCg-, \ud83d\ude0a",
    "&-, &",
    "a&-b, a&b",
    "a\\\\b, a\\\\b"
  })
  void storesNamesAsUnicodeAndListsThemAsTheyCame(String encoded, String name) {
    create('"' + encoded + '"');
    assertThat(sessions.account().find(MailboxName.of(name.replace("\\\\", "\\")))).isPresent();
    String listed = list("*");
    assertThat(listed.contains('"' + encoded + '"') || listed.contains("{3}\r\na\\b")).isTrue();
  }

  @Test
  void composedAndDecomposedNamesAreTheSame() {
    create("&AOk-");
    assertThat(client.say("a CREATE e&AwE-\r\n")).startsWith("a NO [ALREADYEXISTS] ");
    assertThat(list("e&AwE-")).contains("&AOk-");
  }

  @Test
  void aLineEndInANameCannotBecomeAnAnswer() {
    assertThat(client.say("a CREATE {13+}\r\nx\r\n* 1 EXISTS\r\n"))
        .startsWith("a ")
        .doesNotContain("EXISTS", "OK");
    assertThat(client.say("b LIST {4+}\r\nx\r\n* *\r\n")).startsWith("b ").doesNotContain("* *");
  }

  @Test
  void renamingTakesInferiorsAlong() {
    create("a/b/c", "ab");
    assertThat(client.say("r RENAME a x/y\r\n")).isEqualTo("r OK RENAME done\r\n");
    assertThat(list("*"))
        .contains("\"ab\"", "\"x\"", "\"x/y\"", "\"x/y/b\"", "\"x/y/b/c\"")
        .doesNotContain("\"a\"", "\"a/b");
  }

  @Test
  void aMailboxMadeAgainHasALargerUidValidity() {
    create("x");
    String before = client.say("s STATUS x (UIDVALIDITY)\r\n");
    client.say("d DELETE x\r\n");
    create("x");
    assertThat(number(client.say("s STATUS x (UIDVALIDITY)\r\n"))).isGreaterThan(number(before));
  }

  private static long number(String status) {
    return Long.parseLong(status.replaceAll("(?s).*UIDVALIDITY (\\d+)\\).*", "$1"));
  }

  @Test
  void lsubShowsSubscriptionsAndTheLevelsAboveThem() {
    client.say("a SUBSCRIBE a/b\r\nb SUBSCRIBE inbox\r\nc SUBSCRIBE gone\r\nd SUBSCRIBE x/y/z\r\n");
    assertThat(client.say("e LSUB \"\" *\r\n"))
        .isEqualTo(
            "* LSUB () \"/\" \"INBOX\"\r\n* LSUB () \"/\" \"a/b\"\r\n* LSUB () \"/\" \"gone\"\r\n"
                + "* LSUB () \"/\" \"x/y/z\"\r\ne OK LSUB done\r\n");
    assertThat(client.say("f LSUB \"\" %\r\n"))
        .isEqualTo(
            "* LSUB () \"/\" \"INBOX\"\r\n* LSUB (\\Noselect) \"/\" \"a\"\r\n"
                + "* LSUB () \"/\" \"gone\"\r\n* LSUB (\\Noselect) \"/\" \"x\"\r\n"
                + "f OK LSUB done\r\n");
    client.say("g UNSUBSCRIBE gone\r\nh UNSUBSCRIBE never\r\n");
    assertThat(client.say("i LSUB \"\" g*\r\n")).isEqualTo("i OK LSUB done\r\n");
  }

  @Test
  void oneUserSeesNothingOfAnother() {
    create("private");
    FakeConnection bob = sessions.login("bob");
    assertThat(bob.say("a LIST \"\" *\r\n"))
        .isEqualTo("* LIST (\\HasNoChildren) \"/\" \"INBOX\"\r\na OK LIST done\r\n");
    for (String name : new String[] {"private", "user/ann/private", "~ann/private", "/ann"}) {
      assertThat(bob.say("b SELECT " + name + "\r\n")).startsWith("b NO [NONEXISTENT] ");
      assertThat(bob.say("c STATUS " + name + " (MESSAGES)\r\n")).startsWith("c NO [NONEXISTENT] ");
    }
  }

  @Test
  void namespaceAndIdAnswerToTheOctet() {
    assertThat(client.say("a NAMESPACE\r\n"))
        .isEqualTo("* NAMESPACE ((\"\" \"/\")) NIL NIL\r\na OK NAMESPACE done\r\n");
    assertThat(client.say("b ID NIL\r\n"))
        .isEqualTo("* ID (\"name\" \"mailcore\")\r\nb OK ID done\r\n");
    assertThat(client.say("c ID (\"name\" \"x\" \"version\" NIL)\r\n"))
        .endsWith("c OK ID done\r\n");
    assertThat(client.say("d ID (\"name\")\r\n")).startsWith("d BAD ");
    assertThat(client.say("e ID (\"a\" \"x\" \"A\" \"y\")\r\n")).startsWith("e BAD ");
    assertThat(client.say("f ID ()\r\n")).endsWith("f OK ID done\r\n");
  }
}
