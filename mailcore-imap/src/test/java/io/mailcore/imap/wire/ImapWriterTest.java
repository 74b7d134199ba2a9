package io.mailcore.imap.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.UidSet;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ImapWriterTest {

  private static String text(ImapWriter out) {
    return Commands.text(out.toBytes());
  }

  @Test
  void writesAFetchResponse() {
    ImapWriter out = ImapWriter.create();
    out.untagged().number(12).raw("FETCH").open().raw("FLAGS");
    out.flags(List.of(Flag.SEEN, Flag.keyword("$x")), true).raw("UID").number(4294967295L);
    out.raw("MODSEQ").open().number(Long.MAX_VALUE).close().close().crlf();
    assertThat(text(out))
        .isEqualTo(
            "* 12 FETCH (FLAGS (\\Seen $x \\Recent) UID 4294967295"
                + " MODSEQ (9223372036854775807))\r\n");
  }

  @Test
  void quotesOnlyWhatIsSafeAndShort() {
    assertThat(text(ImapWriter.create().string("a b"))).isEqualTo("\"a b\"");
    assertThat(text(ImapWriter.create().string(""))).isEqualTo("\"\"");
    assertThat(text(ImapWriter.create().string("a\"b"))).isEqualTo("{3}\r\na\"b");
    assertThat(text(ImapWriter.create().string("a\\b"))).isEqualTo("{3}\r\na\\b");
    assertThat(text(ImapWriter.create().string("\r\n* BYE"))).isEqualTo("{7}\r\n\r\n* BYE");
    assertThat(text(ImapWriter.create().string("é"))).isEqualTo("{2}\r\n\u00c3\u00a9");
    String edge = "x".repeat(ImapWriter.LONGEST_QUOTED);
    assertThat(text(ImapWriter.create().string(edge))).isEqualTo("\"" + edge + "\"");
    assertThat(text(ImapWriter.create().string(edge + "x"))).startsWith("{1001}\r\nx");
  }

  @Test
  void quotesUtf8WhereTheClientTakesIt() {
    assertThat(text(ImapWriter.utf8().string("é"))).isEqualTo("\"\u00c3\u00a9\"");
    assertThat(text(ImapWriter.utf8().string(new byte[] {(byte) 0xFF}))).isEqualTo("{1}\r\n\u00ff");
    assertThat(text(ImapWriter.utf8().string("é\n"))).startsWith("{3}\r\n");
  }

  @Test
  void writesMailboxesInTheFormThatTheClientTakes() {
    MailboxName name = MailboxName.of("Archivü");
    assertThat(text(ImapWriter.create().mailbox(name))).isEqualTo("\"Archiv&APw-\"");
    assertThat(text(ImapWriter.utf8().mailbox(name))).isEqualTo("\"Archiv\u00c3\u00bc\"");
  }

  @Test
  void writesAstringsAndNil() {
    ImapWriter out = ImapWriter.create();
    out.astring("DATE").astring("a]").astring("nil").astring("").astring("a b").nil();
    out.nstring(Optional.empty()).nstring(Optional.of("NIL"));
    assertThat(text(out)).isEqualTo("DATE a] \"nil\" \"\" \"a b\" NIL NIL \"NIL\"");
  }

  @Test
  void filtersTextOfResponses() {
    ImapWriter out = ImapWriter.create();
    out.raw("a").raw("NO").text("no\r\n* BYE \u00e9\ud83d\udc4a\u007f\0x").crlf();
    assertThat(text(out)).isEqualTo("a NO no  * BYE ??  x\r\n");
    assertThat(text(ImapWriter.create().raw("OK").text(""))).isEqualTo("OK Done");
  }

  @Test
  void writesLiteralHeadsDatesAndUids() {
    ImapWriter out = ImapWriter.create();
    out.open().raw("BODY[]").literalHead(3).glue().raw("abc").raw("X").literal8Head(0).close();
    assertThat(text(out)).isEqualTo("(BODY[] {3}\r\nabc X ~{0}\r\n)");
    assertThat(
            text(ImapWriter.create().dateTime(OffsetDateTime.parse("1996-07-17T02:44:25-07:00"))))
        .isEqualTo("\"17-Jul-1996 02:44:25 -0700\"");
    assertThat(text(ImapWriter.create().uids(UidSet.of(1, 2, 3, 7)))).isEqualTo("1:3,7");
  }

  @Test
  void refusesToWriteWhatWouldBreakTheProtocol() {
    ImapWriter out = ImapWriter.create();
    assertThatThrownBy(() -> out.raw("a\r\n")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.atom("a b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.atom("\\")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.number(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> out.uids(UidSet.empty())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void goesOnBehindTheBytesThatAreTaken() {
    ImapWriter out = ImapWriter.create();
    assertThat(Commands.text(out.open().literalHead(3).take().array())).isEqualTo("({3}\r\n");
    assertThat(out.size()).isZero();
    assertThat(Commands.text(out.raw("x").close().crlf().take().array())).isEqualTo(" x)\r\n");
    assertThat(Commands.text(out.raw("y").take().array())).isEqualTo("y");
  }

  @Property
  void whateverIsWrittenReadsAsTheSame(@ForAll byte[] octets, @ForAll String text) {
    byte[] noNul = Commands.bytes(Commands.text(octets).replace('\0', 'x'));
    String whole =
        new String(
            text.replace('\0', 'x').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    for (ImapWriter out : List.of(ImapWriter.create(), ImapWriter.utf8())) {
      out.string(noNul).astring(whole).open().nstring(Optional.of(whole)).close();
      ImapReader in = Commands.reader(text(out));
      assertThat(in.stringBytes()).isEqualTo(noNul);
      in.sp();
      assertThat(in.astring()).isEqualTo(whole);
      in.sp();
      in.open();
      assertThat(in.nstring()).contains(whole);
      in.close();
      in.end();
    }
  }

  @Property
  void textOfResponsesIsOneLineOfPrintableAscii(@ForAll String text) {
    assertThat(text(ImapWriter.create().text(text))).matches("[ -~]*");
  }
}
