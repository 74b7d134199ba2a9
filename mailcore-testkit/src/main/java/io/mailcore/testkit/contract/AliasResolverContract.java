package io.mailcore.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * The suite for an {@link AliasResolver}: extend it and name addresses of which it has something to
 * say.
 */
public abstract class AliasResolverContract {

  /** Addresses that SQL or careless quoting may take for one that is named, or stumble over. */
  private static final List<String> ODD =
      List.of(
          "o'brien@example.test",
          "\"a'; DROP TABLE t;--\"@example.test",
          "\"%\"@example.test",
          "_@example.test",
          "%@example.test",
          "\"../../x\"@example.test",
          "\"a b\"@example.test",
          "\"a@b\"@example.test",
          "a!b%c@example.test",
          "ann@[192.0.2.1]",
          "ann@[IPv6:2001:db8::1]",
          "\uD83D\uDE00@example.test");

  /** For subclasses. */
  protected AliasResolverContract() {}

  /** The resolver. */
  protected abstract AliasResolver resolver();

  /** Addresses that it names: for each it says something else than PASS. */
  protected abstract List<MailAddress> named();

  @Test
  final void saysSomethingOfWhatItNamesAndTheSameAgain() {
    for (MailAddress address : named()) {
      Resolution first = resolver().resolve(address);
      assertThat(first.kind()).as("%s", address).isNotEqualTo(Resolution.Kind.PASS);
      assertThat(resolver().resolve(address)).hasToString(first.toString());
    }
  }

  @Test
  final void oddAddressesAreNotTakenForOthers() {
    for (String text : ODD) {
      MailAddress address = MailAddress.of(text);
      if (!named().contains(address)) {
        Resolution resolution = resolver().resolve(address);
        assertThat(resolution.kind())
            .as("%s, which nobody named", text)
            .isNotIn(Resolution.Kind.TRY_LATER, Resolution.Kind.LOCAL);
      }
    }
  }

  @Test
  final void answersManyAtOnce() throws Exception {
    List<Callable<String>> tasks = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      MailAddress address = named().get(i % named().size());
      expected.add(resolver().resolve(address).toString());
      tasks.add(() -> resolver().resolve(address).toString());
    }
    assertThat(Parallel.run(tasks)).isEqualTo(expected);
  }
}
