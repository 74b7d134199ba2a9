package io.mailcore.net;

import io.mailcore.spi.store.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who wants to hear of what. Safe for use by several threads.
 *
 * @param <K> what
 * @param <L> who
 */
final class Watches<K, L> {

  private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

  private final ConcurrentHashMap<K, List<Watch>> watches = new ConcurrentHashMap<>();

  /** One session's wish; equal to itself alone. */
  private final class Watch implements Registration {

    private final K key;
    private final L listener;

    Watch(K key, L listener) {
      this.key = key;
      this.listener = listener;
    }

    @Override
    public void close() {
      watches.computeIfPresent(
          key,
          (of, list) -> {
            List<Watch> left = new ArrayList<>(list);
            left.remove(this);
            return left.isEmpty() ? null : List.copyOf(left);
          });
    }
  }

  Registration add(K key, L listener) {
    Watch watch = new Watch(key, listener);
    watches.merge(
        key,
        List.of(watch),
        (known, added) -> {
          List<Watch> both = new ArrayList<>(known);
          both.addAll(added);
          return List.copyOf(both);
        });
    return watch;
  }

  void tell(K key, Consumer<L> word) {
    for (Watch watch : watches.getOrDefault(key, List.of())) {
      try {
        word.accept(watch.listener);
      } catch (RuntimeException e) {
        LOG.warn("a session failed to hear of a change", e);
      }
    }
  }

  void clear() {
    watches.clear();
  }

  int size() {
    return watches.size();
  }
}
