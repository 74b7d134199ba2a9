package io.mailcore.integration.threads;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Stands before what a host plugs in, and before all that it hands out, and notes every call that
 * comes from an event loop.
 */
final class GuardedService implements InvocationHandler {

  private final Object service;
  private final Offences offences;

  private GuardedService(Object service, Offences offences) {
    this.service = service;
    this.offences = offences;
  }

  static <T> T of(Class<T> type, T service, Offences offences) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new GuardedService(service, offences)));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    if (Offences.isEventLoop(Thread.currentThread())) {
      offences.add("call of " + method);
    }
    Object result;
    try {
      result = method.invoke(service, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    if (result instanceof Optional<?> extension && method.getName().equals("extension")) {
      return extension.map(found -> guarded((Class<?>) arguments[0], found));
    }
    return guarded(method.getReturnType(), result);
  }

  private Object guarded(Class<?> type, Object result) {
    boolean service =
        type.isInterface() && !type.isSealed() && type.getName().startsWith("io.mailcore.spi.");
    return service && result != null ? of(rawType(type), result, offences) : result;
  }

  @SuppressWarnings("unchecked") // The caller only needs some T that fits the object.
  private static Class<Object> rawType(Class<?> type) {
    return (Class<Object>) type;
  }
}
