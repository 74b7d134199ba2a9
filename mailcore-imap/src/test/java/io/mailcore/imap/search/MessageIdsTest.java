package io.mailcore.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Message IDs in one form (RFC 5256 section 3). */
class MessageIdsTest {

  @Test
  void findsThoseOfAField() {
    assertThat(MessageIds.of("<a@b> <c@d>\r\n <e@f>")).containsExactly("a@b", "c@d", "e@f");
    assertThat(MessageIds.of("<a@b><c@d>")).containsExactly("a@b", "c@d");
    assertThat(MessageIds.of("Your message of Monday <a@b> (\"x\" <y@z>)"))
        .containsExactly("a@b", "y@z");
    assertThat(MessageIds.of("")).isEmpty();
  }

  @Test
  void takesQuotedOnesForTheSame() {
    assertThat(MessageIds.of("<\"01KF8JCEOCBS0045PS\"@xxx.yyy.com>"))
        .containsExactly("01KF8JCEOCBS0045PS@xxx.yyy.com");
    assertThat(MessageIds.of("<\"a\\\"b\"@c>")).containsExactly("a\"b@c");
    assertThat(MessageIds.of("< a @ b (why) >")).containsExactly("a@b");
    assertThat(MessageIds.of("<A@b>")).isNotEqualTo(MessageIds.of("<a@b>"));
  }

  @Test
  void passesOverWhatIsNone() {
    assertThat(MessageIds.of("<a> <@b> <a@> <> a@b <c@d")).isEmpty();
    assertThat(MessageIds.of("<a@b <c@d>")).containsExactly("c@d");
    assertThat(MessageIds.of("<\"a@b>")).isEmpty();
  }

  @Test
  @Timeout(5)
  void takesLinearTime() {
    assertThat(MessageIds.of("<\"".repeat(200_000))).isEmpty();
    assertThat(MessageIds.of("<(".repeat(200_000))).isEmpty();
    assertThat(MessageIds.of("<".repeat(400_000))).isEmpty();
  }
}
