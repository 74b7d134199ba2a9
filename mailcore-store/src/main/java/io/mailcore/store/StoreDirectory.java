package io.mailcore.store;

import io.mailcore.model.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The directory of a database: whether it can be used is asked before a driver is. */
final class StoreDirectory {

  private StoreDirectory() {}

  /**
   * Makes it if it isn't there.
   *
   * @throws StoreException if it can't be made or written; the message says why
   */
  static void prepare(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (FileAlreadyExistsException e) {
      throw refusal(directory, "is in the way of a directory of that name: give another", e);
    } catch (AccessDeniedException e) {
      throw refusal(directory, "can't be made by this process: give another, or grant it", e);
    } catch (IOException e) {
      throw refusal(directory, "can't be made: " + e, e);
    }
    if (!Files.isWritable(directory)) {
      throw refusal(
          directory,
          "can't be written by this process: give another, or grant it",
          new AccessDeniedException(directory.toString()));
    }
  }

  private static StoreException refusal(Path directory, String why, IOException cause) {
    return new StoreException(StoreException.Kind.TEMPORARY, directory + " " + why, cause);
  }
}
