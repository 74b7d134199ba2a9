package io.mailcore.examples.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JdbcUrlTest {

  @Test
  void takesUserAndPasswordOutOfTheParameters() {
    JdbcUrl url =
        JdbcUrl.parse("jdbc:postgresql://db/mail?user=a%40b&ssl=true&password=p%26w+d&x=1");
    assertThat(url.url()).isEqualTo("jdbc:postgresql://db/mail?ssl=true&x=1");
    assertThat(url.user()).contains("a@b");
    assertThat(url.password()).isEqualTo("p&w d");
    assertThat(url).hasToString("jdbc:postgresql://db/mail?ssl=true&x=1");
  }

  @Test
  void leavesOthersAsTheyAre() {
    assertThat(JdbcUrl.parse("jdbc:h2:mem:x;DB_CLOSE_DELAY=-1"))
        .isEqualTo(new JdbcUrl("jdbc:h2:mem:x;DB_CLOSE_DELAY=-1", Optional.empty(), ""));
    assertThat(JdbcUrl.parse("jdbc:mariadb://db/mail?user=m&password="))
        .isEqualTo(new JdbcUrl("jdbc:mariadb://db/mail", Optional.of("m"), ""));
  }
}
