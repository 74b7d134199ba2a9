package io.mailcore.store.archive;

/**
 * Is told how an import or export goes, on the thread that runs it, which waits meanwhile.
 * Implemented by hosts; grows by default methods only.
 */
@FunctionalInterface
public interface ArchiveListener {

  /** After each batch of an import, after each page of an export, and at the end of a mailbox. */
  void progress(ArchiveProgress progress);

  /** As soon as there is a problem; {@link ArchiveResult#problems()} has the first of them too. */
  default void problem(ArchiveProblem problem) {}
}
