package io.mailcore.net.auth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.protocol.Authenticator.Kind;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CredentialsTest {

  private static Credentials decode(String login, String password) {
    return Credentials.decode(login.getBytes(UTF_8), password.getBytes(UTF_8));
  }

  @Test
  void clearsTheBytesAndThenTheCharacters() {
    byte[] password = "pässword".getBytes(UTF_8);
    Credentials credentials = Credentials.decode("ann".getBytes(UTF_8), password);
    assertThat(password).containsOnly(0);
    assertThat(credentials.password()).isEqualTo("pässword".toCharArray());
    credentials.clear();
    assertThat(credentials.password()).containsOnly('\0');
  }

  @Test
  void clearsTheBytesThoughTheyAreNoUtf8() {
    byte[] password = {'a', (byte) 0xC0, (byte) 0xAF};
    assertThat(Credentials.decode("ann".getBytes(UTF_8), password).flaw()).contains(Kind.MALFORMED);
    assertThat(password).containsOnly(0);
  }

  @Test
  void takesTheLongestAndRefusesTheEmptyAndTheLonger() {
    assertThat(decode("a".repeat(255), "p".repeat(1024)).flaw()).isEmpty();
    assertThat(decode("a".repeat(256), "p").flaw()).contains(Kind.REJECTED);
    assertThat(decode("a", "p".repeat(1025)).flaw()).contains(Kind.REJECTED);
    assertThat(decode("a", "").flaw()).contains(Kind.REJECTED);
    assertThat(decode("", "p").flaw()).contains(Kind.MALFORMED);
    assertThat(decode("a\r\nb", "p").flaw()).contains(Kind.MALFORMED);
    assertThat(decode("a", "p\0q").flaw()).contains(Kind.MALFORMED);
  }

  @Property(tries = 500)
  void neverFailsAndNeverChangesWhatItTakes(
      @ForAll @StringLength(max = 300) String login, @ForAll @StringLength(max = 30) String text) {
    Credentials credentials = decode(login, text);
    if (credentials.flaw().isEmpty()) {
      assertThat(credentials.login().getBytes(UTF_8)).isEqualTo(login.getBytes(UTF_8));
      assertThat(new String(credentials.password()).getBytes(UTF_8))
          .isEqualTo(text.getBytes(UTF_8));
    }
  }
}
