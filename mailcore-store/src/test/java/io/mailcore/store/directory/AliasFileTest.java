package io.mailcore.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AliasFileTest {

  private static final StaticUserDirectory USERS =
      StaticUserDirectory.builder().user("ann@example.test", "secret").build();

  @TempDir private Path folder;
  private final TestClock clock = new TestClock();

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("aliases"), text);
  }

  private static Resolution resolve(AliasResolver aliases, String address) {
    return aliases.resolve(MailAddress.of(address));
  }

  private static MailAddress[] addresses(String... texts) {
    return Arrays.stream(texts).map(MailAddress::of).toArray(MailAddress[]::new);
  }

  @Test
  void readsAliasesAsSendmailHasThem() throws IOException {
    AliasFile aliases =
        AliasFile.aliases(
            file(
                """
                # people
                Root: ann,
                  # even in between
                   bob@elsewhere.test
                ann: \\ann, archive

                "two words": "odd, name"@example.test
                sales:ann,,carl
                """),
            "example.test");
    assertThat(resolve(aliases, "ROOT@example.test").addresses())
        .containsExactly(addresses("ann@example.test", "bob@elsewhere.test"));
    assertThat(resolve(aliases, "ann@example.test").addresses())
        .containsExactly(addresses("ann@example.test", "archive@example.test"));
    assertThat(resolve(aliases, "\"two words\"@example.test").addresses())
        .containsExactly(addresses("\"odd, name\"@example.test"));
    assertThat(resolve(aliases, "sales@example.test").addresses())
        .containsExactly(addresses("ann@example.test", "carl@example.test"));
    assertThat(resolve(aliases, "root@other.test").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases, "nobody@example.test").kind()).isEqualTo(Resolution.Kind.PASS);
  }

  @Test
  void followsNoCommandFileOrIncludeAndSaysWhere() throws IOException {
    Path path =
        file(
            """
            good: ann
            pipe: |/bin/sh -c id, ann
            quoted: "|/bin/sh -c id"
            disk: /var/mail/x
            many: :include:/etc/passwd, ann
            no colon here
            : nothing
            empty:
            bad: not an address
            """);
    try (CapturedLog log = new CapturedLog()) {
      AliasFile aliases = AliasFile.aliases(path, "example.test");
      assertThat(log.text())
          .contains(path + ":2: commands aren't run")
          .contains(path + ":3: commands aren't run")
          .contains(path + ":3: no destination is left")
          .contains(path + ":4: files aren't written")
          .contains(path + ":5: files aren't included")
          .contains(path + ":6: no alias")
          .contains(path + ":7: no alias")
          .contains(path + ":8: no destination is left")
          .contains(path + ":9: a destination is no address")
          .doesNotContain("/bin/sh", "passwd", path + ":1:");
      for (String kept : List.of("good", "pipe", "many")) {
        assertThat(resolve(aliases, kept + "@example.test").addresses())
            .as(kept)
            .containsExactly(addresses("ann@example.test"));
      }
      for (String gone : List.of("quoted", "disk", "empty", "bad")) {
        assertThat(resolve(aliases, gone + "@example.test").kind())
            .as(gone)
            .isEqualTo(Resolution.Kind.PASS);
      }
    }
  }

  @Test
  void readsVirtualMapsAsPostfixHasThem() throws IOException {
    AliasFile aliases =
        AliasFile.virtual(
            file(
                """
                example.org            anything
                sales@Example.org      ann@example.test,
                                       bob@elsewhere.test
                postmaster             ann@example.test
                first.last             ann@example.test
                @example.test          carl@elsewhere.test
                @moved.test            @example.test
                """),
            "example.test",
            USERS);
    assertThat(resolve(aliases, "SALES@example.org").addresses())
        .containsExactly(addresses("ann@example.test", "bob@elsewhere.test"));
    assertThat(resolve(aliases, "nobody@example.org").kind())
        .isEqualTo(Resolution.Kind.NO_SUCH_USER);
    assertThat(resolve(aliases, "sales+x@example.org").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases, "first.last@example.test").addresses()).hasSize(1);
    assertThat(resolve(aliases, "any@example.test").addresses())
        .containsExactly(addresses("carl@elsewhere.test"));
    assertThat(resolve(aliases, "ann@example.test").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases, "ann+x@example.test").kind()).isEqualTo(Resolution.Kind.PASS);
    assertThat(resolve(aliases, "dora@moved.test").addresses())
        .containsExactly(addresses("dora@example.test"));
    assertThat(resolve(aliases, "x@elsewhere.test").kind()).isEqualTo(Resolution.Kind.PASS);
  }

  @Test
  void isReadAgainAfterAChangeButNotAtOnce() throws IOException {
    Path path = file("sales: ann\n");
    AliasFile aliases = AliasFile.aliases(path, "example.test", clock);
    file("sales: bob\n");
    assertThat(resolve(aliases, "sales@example.test").addresses())
        .containsExactly(addresses("ann@example.test"));
    clock.goOn(Duration.ofSeconds(1));
    Files.setLastModifiedTime(path, FileTime.from(clock.instant().minusSeconds(1800)));
    assertThat(resolve(aliases, "sales@example.test").addresses())
        .containsExactly(addresses("bob@example.test"));
  }

  /** The clock of a file system may be too coarse to show a second change. */
  @Test
  void isReadOnceMoreWhenItHadJustBeenChanged() throws IOException {
    Path path = file("sales: ann\n");
    FileTime time = FileTime.from(clock.instant());
    Files.setLastModifiedTime(path, time);
    AliasFile aliases = AliasFile.aliases(path, "example.test", clock);
    file("sales: bob\n");
    Files.setLastModifiedTime(path, time);
    clock.goOn(Duration.ofSeconds(5));
    assertThat(resolve(aliases, "sales@example.test").addresses())
        .containsExactly(addresses("bob@example.test"));
  }

  @Test
  void aFileThatVanishesCountsOnAndIsReadWhenItIsBack() throws IOException {
    Path path = file("sales: ann\n");
    AliasFile aliases = AliasFile.aliases(path, "example.test", clock);
    Files.delete(path);
    try (CapturedLog log = new CapturedLog()) {
      for (int i = 0; i < 3; i++) {
        clock.goOn(Duration.ofSeconds(2));
        assertThat(resolve(aliases, "sales@example.test").addresses())
            .containsExactly(addresses("ann@example.test"));
      }
      assertThat(log.text()).containsOnlyOnce("what it said last counts on");
    }
    Files.write(path, new byte[] {'x', ':', ' ', (byte) 0xFF});
    clock.goOn(Duration.ofSeconds(2));
    assertThat(resolve(aliases, "sales@example.test").addresses()).hasSize(1);
    file("sales: bob\n");
    clock.goOn(Duration.ofSeconds(2));
    assertThat(resolve(aliases, "sales@example.test").addresses())
        .containsExactly(addresses("bob@example.test"));
  }

  @Test
  void aFileThatIsNotThereFailsAtOnce() {
    Path path = folder.resolve("none");
    assertThatThrownBy(() -> AliasFile.aliases(path, "example.test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(path + " can't be read");
    assertThatThrownBy(() -> AliasFile.aliases(path, "no domain"))
        .hasMessage("domain: no domain (expected: like example.test)");
  }
}
