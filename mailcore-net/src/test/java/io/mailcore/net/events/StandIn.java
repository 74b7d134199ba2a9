package io.mailcore.net.events;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Stands in for any interface: remembers which methods were called, and answers nothing. */
final class StandIn implements InvocationHandler {

  private static final Map<Class<?>, Object> ANSWERS =
      Map.of(boolean.class, false, int.class, 0, long.class, 0L, Optional.class, Optional.empty());

  private final Set<String> called = new TreeSet<>();
  private RuntimeException failure;

  <T> T as(Class<T> type) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
  }

  /** What all calls throw from now on. */
  void fail(RuntimeException with) {
    failure = with;
  }

  /** The methods that were called. */
  Set<String> called() {
    return called;
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) {
    if (failure != null) {
      throw failure;
    }
    called.add(method.getName());
    return ANSWERS.get(method.getReturnType());
  }
}
