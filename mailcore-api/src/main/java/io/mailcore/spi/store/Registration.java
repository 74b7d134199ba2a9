package io.mailcore.spi.store;

/**
 * Something that lasts until it is closed. Closing is idempotent, never blocks for long, and throws
 * nothing.
 */
@FunctionalInterface
public interface Registration extends AutoCloseable {

  @Override
  void close();
}
