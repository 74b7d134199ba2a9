package io.mailcore.store.archive;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * What an import or export couldn't do, or did otherwise than asked; the rest went on.
 *
 * @param place the file or directory
 * @param offset where in the file, in octets; 0 also where it is about the file as a whole
 * @param reason a sentence for people
 */
public record ArchiveProblem(Path place, long offset, String reason) {

  public ArchiveProblem {
    requireNonNull(place, "place");
    requireNonNull(reason, "reason");
    if (offset < 0) {
      throw new IllegalArgumentException("offset: " + offset + " (expected: 0 or more)");
    }
  }

  @Override
  public String toString() {
    return place + ":" + offset + ": " + reason;
  }
}
