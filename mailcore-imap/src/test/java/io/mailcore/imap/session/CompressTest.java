package io.mailcore.imap.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.net.testing.FakeConnection;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** COMPRESS (RFC 4978), and what must not come of it (S-33). */
class CompressTest {

  private final Sessions sessions = new Sessions().fill("INBOX", 3);
  private final FakeConnection client = sessions.login();
  private Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
  private final Inflater inflater = new Inflater(true);

  @AfterEach
  void end() {
    deflater.end();
    inflater.end();
  }

  private byte[] packed(byte[] octets) {
    deflater.setInput(octets);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[1000];
    int length;
    do {
      length = deflater.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
      packed.write(buffer, 0, length);
    } while (length == buffer.length);
    return packed.toByteArray();
  }

  private byte[] packed(String text) {
    return packed(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String unpacked(String read) {
    inflater.setInput(read.getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder text = new StringBuilder();
    byte[] buffer = new byte[1000];
    try {
      int length = inflater.inflate(buffer);
      while (length > 0) {
        text.append(new String(buffer, 0, length, StandardCharsets.ISO_8859_1));
        length = inflater.inflate(buffer);
      }
    } catch (DataFormatException e) {
      throw new AssertionError(e);
    }
    return text.toString();
  }

  private String say(String text) {
    return unpacked(client.arrive(packed(text)).run().read());
  }

  private void compress() {
    assertThat(client.say("c COMPRESS DEFLATE\r\n")).isEqualTo("c OK Compressed from now on\r\n");
  }

  @Test
  void bothDirectionsAreCompressedBehindTheAnswer() {
    compress();
    assertThat(say("a NOOP\r\n")).isEqualTo("a OK NOOP done\r\n");
    assertThat(say("b SELECT INBOX\r\nc FETCH 1:3 BODY[]\r\n"))
        .contains("* 3 EXISTS\r\n", "* 3 FETCH (BODY[] {", "c OK FETCH done\r\n");
    assertThat(client.isClosed()).isFalse();
  }

  @Test
  void itIsForThoseWhoHaveLoggedInOnceAndDeflateAlone() {
    FakeConnection stranger = sessions.connect();
    assertThat(stranger.read()).doesNotContain("COMPRESS");
    assertThat(stranger.say("a COMPRESS DEFLATE\r\n")).isEqualTo("a BAD Log in first\r\n");
    assertThat(client.say("a CAPABILITY\r\n")).contains(" COMPRESS=DEFLATE");
    assertThat(client.say("b COMPRESS GZIP\r\nc COMPRESS\r\nd COMPRESS DEFLATE x\r\n"))
        .startsWith("b BAD ")
        .contains("\r\nc BAD ", "\r\nd BAD ");
    compress();
    assertThat(say("e CAPABILITY\r\n")).doesNotContain("COMPRESS");
    assertThat(say("f COMPRESS DEFLATE\r\n"))
        .isEqualTo("f NO [COMPRESSIONACTIVE] The connection is compressed already\r\n");
    assertThat(say("g NOOP\r\n")).isEqualTo("g OK NOOP done\r\n");
  }

  @Test
  void itCanBeSwitchedOff() {
    FakeConnection without =
        new Sessions(ImapListener.onPort(0).without("COMPRESS=DEFLATE")).login();
    assertThat(without.say("a CAPABILITY\r\nb COMPRESS DEFLATE\r\n"))
        .doesNotContain("COMPRESS=")
        .endsWith("b BAD Unknown command\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void theSameInputGivesTheSameAnswersHoweverItIsSplit(int pieces) {
    compress();
    byte[] input =
        packed("a NOOP\r\nb APPEND INBOX {17+}\r\nSubject: a\r\n\r\nb\r\n\r\nc SELECT INBOX\r\n");
    assertThat(unpacked(client.send(input, pieces).read()))
        .startsWith("a OK NOOP done\r\nb OK [APPENDUID ")
        .contains("* 4 EXISTS\r\n")
        .endsWith("c OK [READ-WRITE] SELECT done\r\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {Deflater.NO_COMPRESSION, Deflater.BEST_SPEED, Deflater.BEST_COMPRESSION})
  void allBlocksOfDeflateAreRead(int level) {
    deflater.end();
    deflater = new Deflater(level, true);
    compress();
    for (int i = 0; i < 20; i++) {
      assertThat(say("a" + i + " NOOP\r\n")).isEqualTo("a" + i + " OK NOOP done\r\n");
    }
  }

  @Test
  void idleIsToldNewsAtOnce() {
    compress();
    say("s SELECT INBOX\r\n");
    assertThat(say("a IDLE\r\n")).isEqualTo("+ idling\r\n");
    sessions.deliver("INBOX");
    assertThat(unpacked(client.run().read())).startsWith("* 4 EXISTS\r\n");
    assertThat(unpacked(client.timeOut().run().timeOut().run().read()))
        .isEqualTo("* OK Still here\r\n");
    assertThat(say("DONE\r\n")).isEqualTo("a OK IDLE done\r\n");
    assertThat(unpacked(client.stop().run().read())).startsWith("* BYE ");
  }

  @Test
  void manyCommandsInLittleInputAreAnsweredInTurn() {
    compress();
    StringBuilder commands = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      commands.append("a NOOP\r\n");
    }
    byte[] input = packed(commands.toString());
    assertThat(input.length).isLessThan(5000);
    String answers = unpacked(client.arrive(input).run().read());
    assertThat(answers.lines().filter("a OK NOOP done"::equals).count()).isEqualTo(20_000);
    // Not all at once: the connection's bounds were asked in between.
    assertThat(client.pumps()).isGreaterThan(1);
  }

  @Test
  void aLineThatUnpacksWithoutEndIsCutShort() {
    compress();
    byte[] line = new byte[10 * 1024 * 1024];
    Arrays.fill(line, (byte) 'x');
    byte[] bomb = packed(line);
    String answer = unpacked(client.arrive(bomb).run().read());
    assertThat(answer).endsWith("* BYE Command line too long\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void aLiteralCountsAsItIsUnpacked() {
    compress();
    assertThat(say("a APPEND INBOX {10001+}\r\n")).contains("a NO [TOOBIG]");
  }

  @Test
  void unauthenticateEndsItBehindItsAnswer() {
    compress();
    assertThat(say("a UNAUTHENTICATE\r\n")).isEqualTo("a OK UNAUTHENTICATE done\r\n");
    assertThat(client.say("b LOGIN ann secret\r\n")).startsWith("b OK [CAPABILITY ");
    assertThat(client.say("c COMPRESS DEFLATE\r\n")).startsWith("c OK ");
  }

  @Test
  void whatCanNotBeUnpackedEndsTheSession() {
    compress();
    byte[] garbage = new byte[100];
    Arrays.fill(garbage, (byte) 0xFF);
    assertThat(unpacked(client.arrive(garbage).run().read()))
        .isEqualTo("* BYE Compressed data can not be read\r\n");
    assertThat(client.isClosed()).isTrue();
  }

  @Test
  void whatComesInClearBehindTheCommandIsTakenForCompressed() {
    String answer = client.say("a COMPRESS DEFLATE\r\nb LOGOUT\r\n");
    String first = "a OK Compressed from now on\r\n";
    assertThat(answer).startsWith(first);
    assertThat(unpacked(answer.substring(first.length()))).doesNotContain("b OK");
  }
}
