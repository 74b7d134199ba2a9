package io.mailcore.store.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gathers problems, a bounded number of them. For use by one thread. */
final class Problems {

  private static final int MOST = 1000;

  private final ArchiveListener listener;
  private final List<ArchiveProblem> first = new ArrayList<>();
  private long count;

  Problems(ArchiveListener listener) {
    this.listener = listener;
  }

  void add(Path place, long offset, String reason) {
    ArchiveProblem problem = new ArchiveProblem(place, offset, reason);
    count++;
    if (first.size() < MOST) {
      first.add(problem);
    }
    listener.problem(problem);
  }

  /** A problem with a whole file. */
  void add(Path place, String reason) {
    add(place, 0, reason);
  }

  /** A file that can't be read or written. */
  void add(Path place, long offset, Exception cause) {
    add(place, offset, cause.getClass().getSimpleName() + ": " + cause.getMessage());
  }

  List<ArchiveProblem> first() {
    return List.copyOf(first);
  }

  long count() {
    return count;
  }
}
