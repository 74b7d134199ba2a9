package io.mailcore.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailboxName;
import io.mailcore.spi.directory.Resolution;
import org.junit.jupiter.api.Test;

final class StaticAliasesTest {

  private static final StaticUserDirectory USERS =
      StaticUserDirectory.builder().user("ann@example.test", "secret").build();

  private static Resolution resolve(StaticAliases aliases, String address) {
    return aliases.resolve(MailAddress.of(address));
  }

  @Test
  void sendsAnAliasToSeveralAddressesInAnyAsciiCase() {
    StaticAliases aliases =
        StaticAliases.builder()
            .alias("Sales@example.test", "ann@example.test", "bob@elsewhere.test")
            .build();
    assertThat(resolve(aliases, "sALES@EXAMPLE.test").addresses())
        .containsExactly(MailAddress.of("ann@example.test"), MailAddress.of("bob@elsewhere.test"));
    assertThat(resolve(aliases, "ſales@example.test").kind()).isEqualTo(Resolution.Kind.PASS);
  }

  @Test
  void leavesWhatItDoesNotNameToOthers() {
    assertThat(resolve(StaticAliases.builder().build(), "ann@example.test").kind())
        .isEqualTo(Resolution.Kind.PASS);
  }

  @Test
  void deliversIntoAMailbox() {
    AccountId ann = AccountId.of("ann@example.test");
    MailboxName bugs = MailboxName.of("Bugs");
    StaticAliases aliases =
        StaticAliases.builder().local("bugs@example.test", ann).into(bugs).build();
    Resolution resolution = resolve(aliases, "bugs@example.test");
    assertThat(resolution.account()).contains(ann);
    assertThat(resolution.mailbox()).contains(bugs);
  }

  @Test
  void catchesOnlyWhatNobodyOwns() {
    StaticAliases aliases =
        StaticAliases.builder()
            .alias("sales@example.test", "ann@example.test")
            .catchAll("@example.test", USERS, "ann@example.test")
            .build();
    assertThat(resolve(aliases, "nobody@example.test").kind()).isEqualTo(Resolution.Kind.REWRITE);
    assertThat(resolve(aliases, "ann@example.test").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases, "ann+list@example.test").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases, "sales+list@example.test").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases, "nobody@other.test").kind()).isEqualTo(Resolution.Kind.PASS);
  }

  @Test
  void catchesAllOfADomainWithoutADirectory() {
    StaticAliases aliases =
        StaticAliases.builder().alias("@Example.test", "ann@example.org").build();
    assertThat(resolve(aliases, "anyone@example.test").addresses())
        .containsExactly(MailAddress.of("ann@example.org"));
  }

  @Test
  void refusesWhatMakesNoSense() {
    StaticAliases.Builder builder = StaticAliases.builder().alias("a@example.test", "b@c.test");
    assertThatThrownBy(() -> builder.alias("A@example.test", "d@c.test"))
        .hasMessageContaining("named already");
    assertThatThrownBy(() -> builder.alias("x@example.test"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> builder.into(MailboxName.of("x")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> builder.catchAll("example.test", USERS, "b@c.test"))
        .hasMessageContaining("like @example.test");
  }
}
