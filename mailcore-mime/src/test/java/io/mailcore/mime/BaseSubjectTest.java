package io.mailcore.mime;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The procedure of RFC 5256 section 2.1. */
class BaseSubjectTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "hello | hello",
        "Re: hello | hello",
        "RE: re: Fwd: FW:hello | hello",
        "Re : hello | hello",
        "Re[2]: hello | hello",
        "re [x] : hello | hello",
        "Re: [list] hello | hello",
        "[list] Re: hello | hello",
        "[a] [b]  hello | hello",
        "[a][b] Re: [c] hello | hello",
        "hello (fwd) | hello",
        "hello (fwd) (FWD)  | hello",
        "[fwd: hello] | hello",
        "[Fwd: Re: [list] hello (fwd)] | hello",
        "[fwd: [fwd: hello]] | hello",
        "Re: [fwd: hello] (fwd) | hello",
        "[list] | [list]",
        "[a] [b] | [b]",
        "Re: [list] | [list]",
        "hello [list] | hello [list]",
        "Reply: hello | Reply: hello",
        "re | re",
        "[open hello | [open hello",
        "a  b\tc | a b c",
        "=?utf-8?q?Re=3A_h=C3=A9?= | h\u00e9"
      })
  void extractsTheBase(String subject, String base) {
    assertThat(BaseSubject.of(subject)).isEqualTo(base);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "Re:", "re: fwd:", "(fwd)", "[fwd:]", "Re: (fwd)"})
  void mayLeaveNothing(String subject) {
    assertThat(BaseSubject.of(subject)).isEmpty();
  }

  @Test
  void tellsRepliesAndForwardsFromListTags_rfc5256Section3() {
    assertThat(BaseSubject.isReplyOrForward("Re: x")).isTrue();
    assertThat(BaseSubject.isReplyOrForward("[list] Fw: x")).isTrue();
    assertThat(BaseSubject.isReplyOrForward("x (fwd)")).isTrue();
    assertThat(BaseSubject.isReplyOrForward("[fwd: x]")).isTrue();
    assertThat(BaseSubject.isReplyOrForward("[list] x ")).isFalse();
    assertThat(BaseSubject.isReplyOrForward("regards: x")).isFalse();
  }

  @Provide
  Arbitrary<String> subjects() {
    return Arbitraries.of("re", "fwd", "fw", ":", "[", "]", "[fwd:", "(fwd)", " ", "x", "Re: ")
        .list()
        .ofMaxSize(20)
        .map(pieces -> String.join("", pieces));
  }

  @Property(tries = 5000)
  void theBaseIsItsOwnBase(@ForAll("subjects") String subject) {
    String base = BaseSubject.of(subject);

    assertThat(BaseSubject.of(base)).isEqualTo(base);
  }
}
