package io.mailcore.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.Resolution;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CachedAliasResolverTest {

  private static final MailAddress SALES = MailAddress.of("sales@example.test");
  private static final Resolution REWRITE =
      Resolution.rewrite(List.of(MailAddress.of("ann@example.test")));

  private final AtomicInteger asked = new AtomicInteger();
  private final TestClock clock = new TestClock();
  private Resolution answer = REWRITE;
  private final CachedAliasResolver aliases =
      CachedAliasResolver.of(
          recipient -> {
            asked.incrementAndGet();
            return answer;
          },
          CacheSettings.DEFAULT,
          clock);

  private void askedAgainAfter(int seconds) {
    aliases.invalidateAll();
    asked.set(0);
    assertThat(aliases.resolve(SALES)).isEqualTo(answer);
    clock.goOn(Duration.ofSeconds(seconds - 1L));
    assertThat(aliases.resolve(SALES)).isEqualTo(answer);
    assertThat(asked).hasValue(1);
    clock.goOn(Duration.ofSeconds(1));
    aliases.resolve(SALES);
    assertThat(asked).hasValue(2);
  }

  @Test
  void remembersWhereMailGoesLongerThanThatThereIsNobody() {
    askedAgainAfter(60);
    for (Resolution no :
        List.of(Resolution.noSuchUser(), Resolution.pass(), Resolution.notLocal())) {
      answer = no;
      askedAgainAfter(10);
    }
  }

  @Test
  void remembersNoFailureAndForgetsWhenTold() {
    answer = Resolution.tryLater();
    aliases.resolve(SALES);
    answer = REWRITE;
    assertThat(aliases.resolve(SALES)).isEqualTo(REWRITE);
    answer = Resolution.noSuchUser();
    assertThat(aliases.resolve(SALES)).isEqualTo(REWRITE);
    aliases.invalidateAll();
    assertThat(aliases.resolve(SALES)).isEqualTo(Resolution.noSuchUser());
  }
}
