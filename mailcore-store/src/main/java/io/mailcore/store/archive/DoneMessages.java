package io.mailcore.store.archive;

import io.mailcore.store.exchange.SortedLines;
import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

/** The keys of the messages that earlier runs brought into a mailbox. For use by one thread. */
final class DoneMessages implements Closeable {

  private final SortedLines keys = new SortedLines();
  private Optional<String> last = Optional.empty();

  void add(String key) throws IOException {
    keys.add(key);
    last = Optional.of(key);
  }

  long count() {
    return keys.size();
  }

  /** All keys, ascending. */
  Iterator<String> ascending() throws IOException {
    return keys.iterator();
  }

  /** The key of the message brought in last. */
  Optional<String> last() {
    return last;
  }

  @Override
  public void close() throws IOException {
    keys.close();
  }
}
