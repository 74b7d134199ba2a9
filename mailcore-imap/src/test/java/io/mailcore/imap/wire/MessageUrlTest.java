package io.mailcore.imap.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.MailboxName;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of messages (RFC 5092, section 7.1). */
class MessageUrlTest {

  @Test
  void readsEachPart() {
    MessageUrl url =
        MessageUrl.parse("/Drafts;UIDVALIDITY=385759045/;UID=20/;section=1.MIME/;Partial=3.7")
            .orElseThrow();
    assertThat(url.mailbox()).isEqualTo(MailboxName.of("Drafts"));
    assertThat(url.uidValidity()).isEqualTo(OptionalLong.of(385759045));
    assertThat(url.uid()).isEqualTo(20);
    assertThat(url.section().kind()).isEqualTo(Section.Kind.MIME);
    assertThat(url.section().part()).containsExactly(1L);
    assertThat(url.partial()).contains(new Partial(3, 7));
  }

  @Test
  void takesTheWholeMessageWithoutSection() {
    MessageUrl url = MessageUrl.parse("/a/b/;uid=1").orElseThrow();
    assertThat(url.mailbox()).isEqualTo(MailboxName.of("a/b"));
    assertThat(url.uidValidity()).isEmpty();
    assertThat(url.section()).isEqualTo(Section.WHOLE);
    assertThat(url.partial()).isEmpty();
  }

  @Test
  void decodesNamesAndSections() {
    MessageUrl url =
        MessageUrl.parse("/%C3%A4%20%3B%3f/;UID=1/;SECTION=HEADER.FIELDS%20(To)/;PARTIAL=9")
            .orElseThrow();
    assertThat(url.mailbox()).isEqualTo(MailboxName.of("\u00e4 ;?"));
    assertThat(url.section().headerNames()).containsExactly("To");
    assertThat(url.partial()).contains(new Partial(9, Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/INBOX",
        "/INBOX/",
        ";UID=1",
        "/;UID=1",
        "INBOX/;UID=1",
        "./INBOX/;UID=1",
        "//host/INBOX/;UID=1",
        "imap://host/INBOX/;UID=1",
        "/INBOX;UID=1",
        "/INBOX/;UID=0",
        "/INBOX/;UID=01",
        "/INBOX/;UID=4294967296",
        "/INBOX/;UID=1 ",
        "/INBOX/;UID=1/",
        "/INBOX/;UID=1/;UID=2",
        "/INBOX/;UID=1;URLAUTH=anonymous",
        "/INBOX/;UID=1/;URLAUTH=anonymous",
        "/INBOX/;UID=1/;PARTIAL=0.0",
        "/INBOX/;UID=1/;PARTIAL=1/;SECTION=1",
        "/INBOX/;UID=1/;SECTION=1]",
        "/INBOX/;UID=1/;SECTION=0",
        "/INBOX/;UID=1/;SECTION=MIME",
        "/INBOX/;UID=1?SUBJECT",
        "/INBOX/;UID=1#x",
        "/INBOX;UIDVALIDITY=0/;UID=1",
        "/INBOX;UIDVALIDITY=/;UID=1",
        "/INBOX;OTHER=1/;UID=1",
        "/%/;UID=1",
        "/%4/;UID=1",
        "/%zz/;UID=1",
        "/%FF/;UID=1",
        "/a//b/;UID=1",
        "/\u00e4/;UID=1"
      })
  void namesNoMessageOtherwise(String url) {
    assertThat(MessageUrl.parse(url)).isEmpty();
  }

  @Property(tries = 200)
  void neverThrows(@ForAll String anything) {
    assertThat(MessageUrl.parse("/x/;UID=1/;" + anything)).isNotNull();
    assertThat(MessageUrl.parse("/" + anything + "/;UID=1")).isNotEqualTo(Optional.of(anything));
  }
}
