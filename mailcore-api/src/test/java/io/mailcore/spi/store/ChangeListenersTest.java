package io.mailcore.spi.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.ModSeq;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChangeListenersTest {

  private static final AccountId ANN = AccountId.of("ann");

  private final List<String> heard = new ArrayList<>();
  private final ChangeListeners listeners = new ChangeListeners();

  private ChangeListener named(String name) {
    return new ChangeListener() {
      @Override
      public void mailboxChanged(AccountId account, MailboxId mailbox, ModSeq highest) {
        heard.add(name + " " + account + " " + mailbox + " " + highest);
      }

      @Override
      public void mailboxesChanged(AccountId account) {
        heard.add(name + " " + account);
      }
    };
  }

  @Test
  void tellsEveryListenerEveryHint() {
    listeners.subscribe(named("a"));
    listeners.subscribe(named("b"));
    listeners.mailboxChanged(ANN, MailboxId.of("m1"), ModSeq.of(7));
    listeners.mailboxesChanged(ANN);
    assertThat(heard).containsExactly("a ann m1 7", "b ann m1 7", "a ann", "b ann");
  }

  @Test
  void aListenerThatThrowsStopsNobodyElse() {
    listeners.subscribe(
        (account, mailbox, highest) -> {
          throw new IllegalStateException("a listener that breaks its contract");
        });
    listeners.subscribe(named("b"));
    listeners.mailboxChanged(ANN, MailboxId.of("m1"), ModSeq.of(7));
    assertThat(heard).containsExactly("b ann m1 7");
  }

  @Test
  void closingEndsOneRegistrationThoughTheListenerBeThereTwice() {
    ChangeListener listener = named("a");
    Registration first = listeners.subscribe(listener);
    listeners.subscribe(listener);
    first.close();
    first.close();
    listeners.mailboxesChanged(ANN);
    assertThat(heard).containsExactly("a ann");
  }
}
