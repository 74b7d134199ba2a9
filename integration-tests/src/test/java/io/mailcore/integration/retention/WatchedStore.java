package io.mailcore.integration.retention;

import io.mailcore.model.AccountId;
import io.mailcore.model.StoreException;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import io.mailcore.spi.store.MessagePage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A store that looks at what is asked of it, and is broken where it is told to be. */
final class WatchedStore {

  private static final Set<String> BOUNDED = Set.of("messages", "status", "remove", "toString");

  /** How many messages each page had. */
  final List<Integer> pages = new ArrayList<>();

  /** How many messages each removal was asked for. */
  final List<Long> removals = new ArrayList<>();

  /** Accounts that can't be opened. */
  final Set<AccountId> broken = ConcurrentHashMap.newKeySet();

  /** Called after each removal. */
  Runnable afterRemoval = () -> {};

  /** Whether messages come without the time at which they were saved. */
  boolean withoutSaveDates;

  private final MailStore store;

  WatchedStore(MailStore store) {
    this.store = store;
  }

  MailStore store() {
    return proxy(MailStore.class, this::onStore);
  }

  private interface Handler {
    @Nullable Object call(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            WatchedStore.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                handler.call(method, arguments == null ? new Object[0] : arguments)));
  }

  private static @Nullable Object pass(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private @Nullable Object onStore(Method method, Object[] arguments) throws Throwable {
    if (!method.getName().equals("account")) {
      return pass(store, method, arguments);
    }
    if (broken.contains((AccountId) arguments[0])) {
      throw new StoreException(StoreException.Kind.DAMAGED, "broken");
    }
    MailAccount account = (MailAccount) pass(store, method, arguments);
    return proxy(MailAccount.class, (called, with) -> onAccount(account, called, with));
  }

  private @Nullable Object onAccount(MailAccount account, Method method, Object[] arguments)
      throws Throwable {
    Object answer = pass(account, method, arguments);
    return answer instanceof Mailbox mailbox
        ? proxy(Mailbox.class, (called, with) -> onMailbox(mailbox, called, with))
        : answer;
  }

  private @Nullable Object onMailbox(Mailbox mailbox, Method method, Object[] arguments)
      throws Throwable {
    if (!BOUNDED.contains(method.getName())) {
      throw new AssertionError(method.getName() + Arrays.toString(arguments));
    }
    Object answer = pass(mailbox, method, arguments);
    if (method.getName().equals("remove")) {
      removals.add(((UidSet) arguments[0]).size());
      afterRemoval.run();
    }
    if (answer instanceof MessagePage page) {
      pages.add(page.messages().size());
      return withoutSaveDates ? withoutSaveDates(page) : page;
    }
    return answer;
  }

  private static MessagePage withoutSaveDates(MessagePage page) {
    return new MessagePage(
        page.messages().stream()
            .map(m -> MessageMeta.builder(m.uid(), m.modSeq(), m.internalDate(), m.size()).build())
            .toList(),
        page.complete());
  }
}
