package io.mailcore.imap.command;

import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailStore;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageContents;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** A store whose messages can be read up to a given octet only. */
final class BrokenContent {

  private final Map<Uid, Long> readable = new HashMap<>();

  /** Lets a message be read so far and no further. */
  void breakAt(long uid, long octets) {
    readable.put(Uid.of(uid), octets);
  }

  MailStore over(MailStore store) {
    return proxy(MailStore.class, store);
  }

  private <T> T proxy(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, args) -> wrap(call(target, method, args), args)));
  }

  private Object wrap(Object result, Object[] args) {
    if (result instanceof MailAccount account) {
      return proxy(MailAccount.class, account);
    }
    if (result instanceof Mailbox mailbox) {
      return proxy(Mailbox.class, mailbox);
    }
    if (result instanceof MessageContents contents) {
      MessageContents all = uid -> (MessageContent) wrap(contents.of(uid), new Object[] {uid});
      return all;
    }
    if (result instanceof MessageContent content && args[0] instanceof Uid uid) {
      return readable.containsKey(uid) ? new Cut(content, readable.get(uid)) : content;
    }
    return result;
  }

  private static Object call(Object target, Method method, Object[] args) throws Throwable {
    try {
      return method.invoke(target, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Content that fails behind an octet. */
  private record Cut(MessageContent whole, long readable) implements MessageContent {
    @Override
    public long size() {
      return whole.size();
    }

    @Override
    public InputStream open(long offset, long length) throws IOException {
      if (readable < 0) {
        throw new StoreException(StoreException.Kind.NOT_FOUND, "gone");
      }
      if (offset + length > readable) {
        throw new IOException("broken");
      }
      return whole.open(offset, length);
    }
  }
}
