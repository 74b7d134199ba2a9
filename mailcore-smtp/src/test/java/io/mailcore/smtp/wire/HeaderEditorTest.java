package io.mailcore.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken out of a header and put into it. */
class HeaderEditorTest {

  private final StringBuilder out = new StringBuilder();

  private HeaderEditor editor(boolean submission) {
    return new HeaderEditor(
        new HeaderEditor.Rules(
            submission,
            "mx.l.test",
            header ->
                submission
                    ? ((header.hasDate() ? "" : "D\r\n") + (header.hasMessageId() ? "" : "I\r\n"))
                        .getBytes(StandardCharsets.US_ASCII)
                    : new byte[0]),
        octets -> out.append(StandardCharsets.ISO_8859_1.decode(octets)));
  }

  private HeaderEditor edit(String message, boolean submission, int pieces) {
    out.setLength(0);
    HeaderEditor editor = editor(submission);
    byte[] octets = message.getBytes(StandardCharsets.ISO_8859_1);
    for (int at = 0; at < octets.length; at += pieces) {
      editor.accept(ByteBuffer.wrap(octets, at, Math.min(pieces, octets.length - at)));
    }
    editor.finish();
    return editor;
  }

  private void assertEdited(String message, boolean submission, String expected) {
    for (int pieces = 1; pieces <= message.length(); pieces++) {
      edit(message, submission, pieces);
      assertThat(out).hasToString(expected);
    }
  }

  @Test
  void passesEverythingElseAsItIs() {
    String message =
        "Subject: a\r\n b\r\n\tc\r\nno field\r\n continued\r\nX : y\r\n:z\r\n\r\nBcc: x\r\n\r\n";
    assertEdited(message, false, message);
  }

  @Test
  void removesReturnPathAlways() {
    assertEdited("RETURN-path : <x>\r\n y\r\nA: b\r\n\r\nc", false, "A: b\r\n\r\nc");
  }

  @Test
  void removesBccOnSubmissionOnly() {
    String message =
        "A: b\r\nBcc: x,\r\n y\r\nresent-bcc: z\r\nbcc\r\nDate: d\r\nMessage-ID: i\r\n\r\n";
    assertEdited(message, false, message);
    assertEdited(message, true, "A: b\r\nbcc\r\nDate: d\r\nMessage-ID: i\r\n\r\n");
  }

  @Test
  void addsWhatIsMissingAtTheEndOfTheHeader() {
    assertEdited("A: b\r\n\r\nc", true, "A: b\r\nD\r\nI\r\n\r\nc");
    assertEdited("date: d\r\n\r\n", true, "date: d\r\nI\r\n\r\n");
    assertEdited("\r\nc", true, "D\r\nI\r\n\r\nc");
    assertEdited("A: b\r\n", true, "A: b\r\nD\r\nI\r\n");
    assertEdited("A", true, "AD\r\nI\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mx.l.test; spf=pass",
        "MX.L.TEST",
        "\"mx.l.test\"; x",
        "(c (d) \\) e) mx.l.test 1; x",
        "\r\n mx.l.test; x",
        "mx.l.test/1; x",
        "mx.l.test(c); x",
        "",
        ";",
        "(never ends"
      })
  void removesAuthenticationResultsThatClaimToBeOurs(String value) {
    assertEdited("Authentication-Results: " + value + "\r\nA: b\r\n\r\n", false, "A: b\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mx.l.test.evil; x", "other.test; x=mx.l.test", "\"o\"; x"})
  void leavesAuthenticationResultsOfOthers(String value) {
    String message = "Authentication-Results: " + value + "\r\nA: b\r\n\r\n";
    assertEdited(message, false, message);
  }

  @Test
  void decidesOnLongFieldsByTheirBeginning() {
    String fill = "x".repeat(10_000);
    String ours = "Authentication-Results: mx.l.test; " + fill + "\r\n " + fill + "\r\n";
    String others = "Authentication-Results: o.test; " + fill + "\r\n " + fill + "\r\n";
    edit(ours + others + "A: b\r\n\r\n", false, 100);
    assertThat(out).hasToString(others + "A: b\r\n\r\n");
  }

  @Test
  void notesWhatTheServerMustKnow() {
    HeaderEditor editor =
        edit(
            "Received: a\r\nreceived: b\r\nReceivedX: c\r\nDelivered-To: u@l.test\r\n"
                + "Delivered-To:\r\n v@l.test \r\nFrom: x\r\nFROM : y\r\n\r\nReceived: body\r\n",
            false,
            3);
    assertThat(editor.receivedFields()).isEqualTo(2);
    assertThat(editor.fromFields()).isEqualTo(2);
    assertThat(editor.deliveredTo()).containsExactly("u@l.test", "v@l.test");
    assertThat(editor.hasDate()).isFalse();
  }

  @Test
  void holdsNoMoreThanTwoHundredDeliveredTo() {
    assertThat(edit("Delivered-To: a@b\r\n".repeat(300), false, 1000).deliveredTo()).hasSize(200);
  }

  @Property
  void givesTheSameForEverySplit(
      @ForAll("messages") String message, @ForAll @IntRange(min = 1, max = 20) int pieces) {
    edit(message, true, Integer.MAX_VALUE / 2);
    String whole = out.toString();
    edit(message, true, pieces);
    assertThat(out).hasToString(whole);
  }

  @Provide
  Arbitrary<String> messages() {
    return Arbitraries.of(
            "Return-Path: x\r\n",
            "Bcc: y\r\n",
            "A: b\r\n",
            " fold\r\n",
            "\tfold\r\n",
            "\r\n",
            "x",
            "Authentication-Results: mx.l.test\r\n",
            "Delivered-To: u@l.test\r\n",
            "Date:\r\n")
        .list()
        .ofMaxSize(15)
        .map(parts -> String.join("", parts));
  }
}
