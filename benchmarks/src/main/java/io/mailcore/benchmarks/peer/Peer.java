package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A server that runs. Used by one thread. */
public interface Peer extends AutoCloseable {

  /** The name of its kind. */
  String name();

  /** What its makers call this version. */
  String version();

  /**
   * The port of a service on the loopback address.
   *
   * @throws IllegalArgumentException if it doesn't serve that
   */
  int port(Service service);

  /** Whether it serves that. */
  boolean serves(Service service);

  /** The processes whose children, at any depth, do its work; those named included. */
  List<Long> processes();

  /** Whether it compiles what it runs, and so gets faster at first. */
  default boolean getsFaster() {
    return false;
  }

  /** Adds the accounts, where starting it doesn't do that. */
  default void addAccounts() throws IOException {}

  /** What those processes have used until now. */
  default Usage usage() {
    return ProcessTree.usage(processes());
  }

  /** Removes the messages it keeps where it would run out of room, and its garbage. */
  default void reset() throws IOException {}

  /** Waits until all that it accepted is where it belongs. */
  default void settle() throws IOException {}

  /**
   * The octets that live objects take, measured after a collection; empty if it has no such heap.
   */
  default OptionalDouble heap() throws IOException {
    return OptionalDouble.empty();
  }

  /** Where its INBOX of an account may be filled directly; empty if only through the server. */
  default Optional<Maildir> inbox(int account) throws IOException {
    return Optional.empty();
  }

  /**
   * How many messages a mailbox is filled with before it is filled up with copies of them: fewer
   * than all where appending one takes longer the more there are.
   */
  default int mostAppended() {
    return Integer.MAX_VALUE;
  }

  @Override
  void close();
}
