package io.mailcore.imap.fetch;

import static io.mailcore.imap.fetch.FetchedMessages.fetch;
import static io.mailcore.imap.fetch.FetchedMessages.message;
import static io.mailcore.imap.fetch.FetchedMessages.octets;
import static io.mailcore.imap.fetch.FetchedMessages.section;
import static io.mailcore.imap.fetch.FetchedMessages.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.imap.fetch.FetchedMessages.Collected;
import io.mailcore.imap.fetch.FetchedMessages.Octets;
import io.mailcore.imap.wire.FetchItem.BodySection;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.imap.wire.Section;
import io.mailcore.spi.blob.MessageContent;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchResponseTest {

  private static final String PREFIX = "Return-Path: <a@b.test>\r\n";

  private static final String INNER_HEADER =
      "Subject: inner\r\nContent-Type: multipart/mixed;\r\n b=1; boundary=i\r\n\r\n";
  private static final String INNER_BODY =
      "--i\r\nX-A: 1\r\n\r\nfirst\r\n--i\r\nContent-Type: image/gif\r\n\r\nGIF\r\n--i--\r\n";
  private static final String HEADER =
      "From: a@b.test\r\nSubject: outer\r\nX-Fold: 1\r\n 2\r\nContent-Type: multipart/mixed; boundary=o\r\n\r\n";
  private static final String BODY =
      "preamble\r\n--o\r\n\r\ntext\r\n--o\r\nContent-Type: message/rfc822\r\nX-M: y\r\n\r\n"
          + INNER_HEADER
          + INNER_BODY
          + "\r\n--o--\r\n";

  private final FetchedMessage message = message(PREFIX, HEADER + BODY);

  @Test
  void writesAttributes() {
    assertThat(fetch("(FLAGS UID INTERNALDATE RFC822.SIZE MODSEQ)", message))
        .isEqualTo(
            "* 12 FETCH (FLAGS (\\Seen) UID 70 INTERNALDATE \"17-Jul-1996 02:44:25 -0700\""
                + " RFC822.SIZE "
                + (PREFIX + HEADER + BODY).length()
                + " MODSEQ (9))\r\n");
  }

  @Test
  void findsSections_rfc3501Section645() {
    assertThat(section("BODY[]", message)).isEqualTo(PREFIX + HEADER + BODY);
    assertThat(section("RFC822", message)).isEqualTo(PREFIX + HEADER + BODY);
    assertThat(section("BODY[HEADER]", message)).isEqualTo(PREFIX + HEADER);
    assertThat(section("RFC822.HEADER", message)).isEqualTo(PREFIX + HEADER);
    assertThat(section("BODY[TEXT]", message)).isEqualTo(BODY);
    assertThat(section("RFC822.TEXT", message)).isEqualTo(BODY);
    assertThat(section("BODY[1]", message)).isEqualTo("text");
    assertThat(section("BODY[1.MIME]", message)).isEqualTo("\r\n");
    assertThat(section("BODY[2]", message)).isEqualTo(INNER_HEADER + INNER_BODY);
    assertThat(section("BODY[2.MIME]", message))
        .isEqualTo("Content-Type: message/rfc822\r\nX-M: y\r\n\r\n");
    assertThat(section("BODY[2.HEADER]", message)).isEqualTo(INNER_HEADER);
    assertThat(section("BODY[2.TEXT]", message)).isEqualTo(INNER_BODY);
    assertThat(section("BODY[2.1]", message)).isEqualTo("first");
    assertThat(section("BODY[2.1.MIME]", message)).isEqualTo("X-A: 1\r\n\r\n");
    assertThat(section("BODY[2.2]", message)).isEqualTo("GIF");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BODY[3]",
        "BODY[1.1]",
        "BODY[2.3]",
        "BODY[2.1.1]",
        "BODY[1.HEADER]",
        "BODY[1.TEXT]",
        "BODY[2.2.HEADER]",
        "BODY[9.MIME]",
        "BODY[4294967295]",
        "BODY[3]<0.10>",
        "BODY[1.HEADER.FIELDS (A)]"
      })
  void answersNilForPartsThatAreNotThere(String item) {
    assertThat(value(item, message)).isEqualTo("NIL");
  }

  @Test
  void takesAMessageWithoutPartsForPartOne() {
    FetchedMessage plain = message(PREFIX, "Subject: x\r\n\r\nhello\r\n");
    assertThat(section("BODY[1]", plain)).isEqualTo("hello\r\n");
    assertThat(section("BODY[1.MIME]", plain)).isEqualTo(PREFIX + "Subject: x\r\n\r\n");
    assertThat(value("BODY[2]", plain)).isEqualTo("NIL");
  }

  @Test
  void selectsHeaderFieldsInAnyCaseWithTheirOctets() {
    assertThat(section("BODY[HEADER.FIELDS (subject X-FOLD nope)]", message))
        .isEqualTo("Subject: outer\r\nX-Fold: 1\r\n 2\r\n\r\n");
    assertThat(section("BODY[HEADER.FIELDS (return-path)]", message)).isEqualTo(PREFIX + "\r\n");
    assertThat(section("BODY[HEADER.FIELDS (nope)]", message)).isEqualTo("\r\n");
    assertThat(section("BODY[HEADER.FIELDS.NOT (Subject X-Fold Content-Type)]", message))
        .isEqualTo(PREFIX + "From: a@b.test\r\n\r\n");
    assertThat(section("BODY[2.HEADER.FIELDS (Subject)]", message))
        .isEqualTo("Subject: inner\r\n\r\n");
    assertThat(section("BODY[2.HEADER.FIELDS.NOT (Subject)]", message))
        .isEqualTo("Content-Type: multipart/mixed;\r\n b=1; boundary=i\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "BODY[1]<0.2>;{2}te",
        "BODY[1]<1.2>;{2}ex",
        "BODY[1]<3.100>;{1}t",
        "BODY[1]<4.1>;\"\"",
        "BODY[1]<9223372036854775807.9223372036854775807>;\"\"",
        "BODY[1]<2.9223372036854775807>;{2}xt",
        "BODY[HEADER.FIELDS (Subject)]<9.5>;{5}outer"
      })
  void cutsPartialRangesAtTheEnd_rfc3501Section645(String item, String value) {
    assertThat(value(item, message).replace("\r\n", "")).isEqualTo(value);
  }

  @Test
  void keepsWordsApartAroundLiterals() {
    assertThat(fetch("(UID BODY[1] FLAGS BODY[2.2] BODY[3])", message))
        .isEqualTo(
            "* 12 FETCH (UID 70 BODY[1] {4}\r\ntext FLAGS (\\Seen) BODY[2.2] {3}\r\nGIF BODY[3] NIL)\r\n");
  }

  @Test
  void answersAnEmptyStringForAnEmptySection() {
    FetchedMessage empty = message("", "Subject: x\r\n\r\n");
    assertThat(value("BODY[TEXT]", empty)).isEqualTo("\"\"");
    assertThat(value("BODY[]", message("", ""))).isEqualTo("\"\"");
  }

  @Test
  void holdsNoMoreThanAPieceAndNoStreamWhileItPauses() throws IOException {
    String large = "Subject: x\r\n\r\n" + "0123456789".repeat(50_000);
    FetchedMessage fetched = message("", large);
    Octets content = (Octets) fetched.content().orElseThrow();
    Collected out = new Collected(ImapWriter.create());
    FetchPlan plan = FetchPlan.of(List.of(new BodySection(Section.WHOLE, true, Optional.empty())));
    FetchResponse response = new FetchResponse(plan, fetched, flags -> flags);
    int steps = 1;
    while (response.writeNext(out)) {
      assertThat(content.open).isLessThanOrEqualTo(1);
      response.pause();
      assertThat(content.open).isZero();
      assertThat(out.writer().size()).isLessThan(FetchResponse.PIECE_OCTETS);
      steps++;
    }
    assertThat(steps).isGreaterThanOrEqualTo(large.length() / FetchResponse.PIECE_OCTETS);
    assertThat(out.pieces).allMatch(size -> size <= FetchResponse.PIECE_OCTETS);
    assertThat(out.pieces.stream().mapToInt(Integer::intValue).sum()).isEqualTo(large.length());
  }

  @Test
  void cutsSelectedHeaderFieldsIntoPiecesToo() {
    String field = "X-Long: " + "y".repeat(70_000) + "\r\n";
    FetchedMessage fetched = message("", "A: 1\r\n" + field + field + "B: 2\r\n\r\nbody");
    assertThat(section("BODY[HEADER.FIELDS (X-Long B)]", fetched))
        .isEqualTo(field + field + "B: 2\r\n\r\n");
    assertThat(((Octets) fetched.content().orElseThrow()).open).isZero();
  }

  @Test
  void failsForTheConnectionWhenContentIsShorterThanPromised() {
    FetchedMessage whole = message("", "Subject: x\r\n\r\nhello\r\n");
    long promised = whole.content().orElseThrow().size();
    MessageContent less =
        new MessageContent() {
          @Override
          public long size() {
            return promised;
          }

          @Override
          public InputStream open(long offset, long length) {
            return new Octets(octets("Subj")).open(offset, length);
          }
        };
    FetchedMessage cut =
        new FetchedMessage(
            1, whole.flags(), whole.meta(), false, whole.summary(), Optional.of(less));
    assertThatThrownBy(() -> fetch("BODY[]", cut)).hasCauseInstanceOf(IOException.class);
  }
}
