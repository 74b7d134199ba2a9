package io.mailcore.imap.wire;

import static io.mailcore.imap.wire.Commands.line;
import static io.mailcore.imap.wire.Commands.reader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImapReaderTest {

  private static void refuses(String text, Consumer<ImapReader> production) {
    assertThatThrownBy(
            () -> {
              ImapReader in = reader(text);
              production.accept(in);
              in.end();
            })
        .as(text)
        .isInstanceOf(ImapSyntaxException.class);
  }

  @Test
  void readsTagCommandAndStrings() {
    ImapReader in = reader("a1] lOgIn \"u\\\"\\\\ser\" {4+}\r\npass");
    assertThat(in.tag()).isEqualTo("a1]");
    in.sp();
    assertThat(in.commandName()).isEqualTo("LOGIN");
    in.sp();
    assertThat(in.astring()).isEqualTo("u\"\\ser");
    in.sp();
    assertThat(in.astring()).isEqualTo("pass");
    in.end();
  }

  @Test
  void wantsEachSpaceExactlyOnce() {
    ImapReader in = reader("a  NOOP");
    in.tag();
    in.sp();
    assertThatThrownBy(in::commandName).isInstanceOf(ImapSyntaxException.class);
    refuses("a ", ImapReader::tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"+", "a+b", "", "(", "*", "%", "\"a\"", "\u00e4", "{", "\\a", " "})
  void refusesTagsThatAreNone(String tag) {
    refuses(tag, ImapReader::tag);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "007, 7", "4294967295, 4294967295"})
  void readsNumbers(String text, long number) {
    assertThat(reader(text).number()).isEqualTo(number);
  }

  @Test
  void refusesNumbersOutOfRange() {
    refuses("4294967296", ImapReader::number);
    refuses("99999999999999999999", ImapReader::number);
    refuses("-1", ImapReader::number);
    refuses("+1", ImapReader::number);
    refuses("", ImapReader::number);
    refuses("0", ImapReader::nzNumber);
    refuses("01", ImapReader::nzNumber);
    assertThat(reader("9223372036854775807").number64()).isEqualTo(Long.MAX_VALUE);
    refuses("9223372036854775808", ImapReader::number64);
    refuses("999999999999999999999999999999", ImapReader::number64);
  }

  @Test
  void readsQuotedStringsToTheLetter() {
    assertThat(reader("\"\"").string()).isEmpty();
    assertThat(reader("\"\u00c3\u00a9\"").string()).isEqualTo("é");
    refuses("\"", ImapReader::string);
    refuses("\"a", ImapReader::string);
    refuses("\"a\\\"", ImapReader::string);
    refuses("\"\\a\"", ImapReader::string);
    refuses("\"a\\", ImapReader::string);
    refuses("\"\"\"\"", ImapReader::string);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00e2\u0082"})
  void refusesInvalidUtf8(String bytes) {
    refuses("\"" + bytes + "\"", ImapReader::string);
    refuses("{" + bytes.length() + "}\r\n" + bytes, ImapReader::astring);
    refuses("{" + bytes.length() + "}\r\n" + bytes, ImapReader::string);
    assertThatThrownBy(() -> ImapReader.utf8(line("\"" + bytes + "\"")).mailbox())
        .isInstanceOf(ImapSyntaxException.class);
  }

  @Test
  void refusesNulAndLiteral8WhereAStringIsWanted() {
    refuses("{1+}\r\n\0", ImapReader::string);
    refuses("~{1+}\r\nx", ImapReader::string);
    CommandLine.Literal literal = reader("~{1+}\r\n\0").literal();
    assertThat(literal.kind().binary()).isTrue();
    assertThat(literal.bytes()).containsExactly(0);
  }

  @Test
  void refusesALiteralInTheMiddleOfAnAtom() {
    ImapReader in = reader("foo{1+}\r\nx");
    assertThat(in.astring()).isEqualTo("foo");
    assertThatThrownBy(in::end).isInstanceOf(ImapSyntaxException.class);
    assertThatThrownBy(in::sp).isInstanceOf(ImapSyntaxException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{-1}", "{+}", "{1 }", "{0x10}", "a{-1}", "{1-}"})
  void refusesAnnouncementsThatAreNone(String text) {
    refuses(text, ImapReader::astring);
  }

  @Test
  void readsNil() {
    assertThat(reader("nil").nstring()).isEmpty();
    assertThat(reader("\"NIL\"").nstring()).contains("NIL");
    refuses("NILS", ImapReader::nstring);
  }

  @Test
  void takesKeywordsInAnyCaseAndWhole() {
    ImapReader in = reader("charset CHARSETS");
    assertThat(in.tryKeyword("CHARSET")).isTrue();
    in.sp();
    assertThat(in.tryKeyword("CHARSET")).isFalse();
    assertThat(in.atom()).isEqualTo("CHARSETS");
  }

  @Test
  void readsMailboxesInModifiedUtf7UnlessUtf8IsEnabled() {
    assertThat(reader("Archiv&APw-").mailbox()).isEqualTo(MailboxName.of("Archivü"));
    assertThat(reader("\"inbox\"").mailbox()).isEqualTo(MailboxName.INBOX);
    assertThat(ImapReader.utf8(line("\"Archiv\u00c3\u00bc\"")).mailbox())
        .isEqualTo(MailboxName.of("Archivü"));
    assertThat(ImapReader.utf8(line("a&b")).mailbox()).isEqualTo(MailboxName.of("a&b"));
    refuses("\"Archiv\u00c3\u00bc\"", ImapReader::mailbox);
    refuses("a&b", ImapReader::mailbox);
    refuses("\"\"", ImapReader::mailbox);
    refuses("&AA0ACg-", ImapReader::mailbox);
    refuses("&AAA-", ImapReader::mailbox);
    refuses("{2+}\r\n\r\n", ImapReader::mailbox);
  }

  @Test
  void takesASeparatorBehindANameToCreate_rfc3501Section633() {
    assertThat(reader("a/b/").mailboxToCreate()).isEqualTo(MailboxName.of("a/b"));
    assertThat(reader("a/b").mailboxToCreate()).isEqualTo(MailboxName.of("a/b"));
    refuses("a//", ImapReader::mailboxToCreate);
    refuses("/", ImapReader::mailboxToCreate);
  }

  @Test
  void readsPatternsOfList() {
    assertThat(reader("%/&APw-*").listMailbox()).isEqualTo("%/ü*");
    assertThat(reader("\"\"").listMailbox()).isEmpty();
    assertThat(reader("{3+}\r\na%b").listMailbox()).isEqualTo("a%b");
    refuses("(", ImapReader::listMailbox);
  }

  @Test
  void readsFlags() {
    assertThat(reader("(\\seen $Forwarded \\SEEN)").flagList())
        .containsExactly(Flag.SEEN, Flag.keyword("$Forwarded"));
    assertThat(reader("()").flagList()).isEmpty();
    assertThat(reader("\\seen \\draft").storeFlags()).containsExactly(Flag.SEEN, Flag.DRAFT);
    assertThat(reader("(\\seen)").storeFlags()).containsExactly(Flag.SEEN);
    refuses("\\Recent", ImapReader::flag);
    refuses("\\*", ImapReader::flag);
    refuses("\\", ImapReader::flag);
    refuses("\\Unknown", ImapReader::flag);
    refuses("k".repeat(256), ImapReader::flag);
    refuses("(a  b)", ImapReader::flagList);
    refuses("(a", ImapReader::flagList);
    refuses("( a)", ImapReader::flagList);
    refuses("", ImapReader::storeFlags);
  }

  @Test
  void readsDates() {
    assertThat(reader("1-Feb-1994").date()).isEqualTo(LocalDate.of(1994, 2, 1));
    assertThat(reader("\"1-Feb-1994\"").date()).isEqualTo(LocalDate.of(1994, 2, 1));
    refuses("31-Feb-1994", ImapReader::date);
    assertThat(reader("\" 1-Feb-1994 10:00:00 +0100\"").dateTime())
        .hasToString("1994-02-01T10:00+01:00");
    refuses("1-Feb-1994", ImapReader::dateTime);
    refuses("\"1-Feb-1994 10:00:00 +0100\"", ImapReader::dateTime);
  }

  @Test
  void readsBase64ToTheLetter() {
    assertThat(reader("AHUAcA==").base64()).containsExactly(0, 'u', 0, 'p');
    assertThat(reader("=").base64()).isEmpty();
    refuses("AHUAcA", ImapReader::base64);
    refuses("AHUAcB==", ImapReader::base64);
    refuses("AHUAcA=", ImapReader::base64);
    refuses("AH=A", ImapReader::base64);
    refuses("", ImapReader::base64);
  }

  @Test
  void nestsThirtyTwoDeepAndNoDeeper() {
    ImapReader in = reader("(".repeat(60_000));
    for (int i = 0; i < ImapReader.MAX_DEPTH; i++) {
      in.open();
    }
    assertThatThrownBy(in::open).isInstanceOf(ImapSyntaxException.class);
  }

  @Test
  void neverEchoesWhatTheClientSent() {
    assertThatThrownBy(() -> reader("s3cret{").end()).hasMessageNotContaining("s3cret");
    assertThat(CommandLine.of(Commands.bytes("a LOGIN u s3cret")).toString())
        .doesNotContain("s3cret");
    assertThat(line("a {6+}\r\ns3cret").pieces().toString()).doesNotContain("s3cret");
  }

  private static final List<Consumer<ImapReader>> PRODUCTIONS =
      List.of(
          ImapReader::tag,
          ImapReader::atom,
          ImapReader::commandName,
          ImapReader::name,
          ImapReader::number,
          ImapReader::number64,
          ImapReader::sequenceSet,
          ImapReader::astring,
          ImapReader::string,
          ImapReader::nstring,
          ImapReader::literal,
          ImapReader::mailbox,
          ImapReader::mailboxToCreate,
          ImapReader::listMailbox,
          ImapReader::flagList,
          ImapReader::storeFlags,
          ImapReader::date,
          ImapReader::dateTime,
          ImapReader::base64,
          ImapReader::end,
          FetchRequest::parse,
          in -> SearchRequest.parse(in),
          SectionReader::section,
          SectionReader::tryPartial);

  @Property(tries = 2000)
  void throwsNothingButSyntaxErrorsOnArbitraryBytes(
      @ForAll byte[] first, @ForAll byte[] literal, @ForAll byte[] second) {
    CommandLine line =
        CommandLine.of(
            List.of(
                new CommandLine.Text(first),
                new CommandLine.Literal(literal.length, literal, LiteralKind.SYNCHRONIZING, false),
                new CommandLine.Text(second)));
    for (Consumer<ImapReader> production : PRODUCTIONS) {
      for (ImapReader in : List.of(ImapReader.of(line), ImapReader.utf8(line))) {
        try {
          production.accept(in);
          in.trySp();
          production.accept(in);
        } catch (ImapSyntaxException e) {
          assertThat(e.text()).matches("[ -~]+");
        }
      }
    }
  }
}
