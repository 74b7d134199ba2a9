package io.mailcore.store.archive;

import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** A store whose process ends at one of its appends, before it is done or just after. */
final class BreakingStore {

  /** Stands for the end of the process: nobody expects it, nobody tidies up after it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final int appends;
  private final boolean after;
  private int seen;

  private BreakingStore(int appends, boolean after) {
    this.appends = appends;
    this.after = after;
  }

  /** Ends before the append of this number, the first being 1. */
  static MailStore before(int append, MailStore store) {
    return new BreakingStore(append, false).wrap(MailStore.class, store);
  }

  /** Ends after the append of this number has happened. */
  static MailStore after(int append, MailStore store) {
    return new BreakingStore(append, true).wrap(MailStore.class, store);
  }

  private <T> T wrap(Class<T> type, T inner) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(inner, method, arguments)));
  }

  private @Nullable Object call(Object inner, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean last = method.getName().equals("append") && ++seen == appends;
    if (last && !after) {
      throw new Killed();
    }
    Object result;
    try {
      result = method.invoke(inner, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (last) {
      throw new Killed();
    }
    if (result instanceof MailAccount account) {
      return wrap(MailAccount.class, account);
    }
    return result instanceof Mailbox mailbox ? wrap(Mailbox.class, mailbox) : result;
  }
}
