package io.mailcore.imap.search;

import io.mailcore.model.UidSet;
import java.util.Optional;

/**
 * What is made of the messages that a search has found, step by step, as the search itself is. Used
 * on the strand.
 */
public interface Outcome {

  /**
   * Works on.
   *
   * @return whether there is more to do
   */
  boolean step();

  /** The messages that couldn't be read, as far as this has looked. */
  UidSet damaged();

  /** What the client is told, if anything; all of it is known once {@link #step} answers false. */
  Optional<SearchResponse> response();

  /** An outcome that is known already. */
  static Outcome of(Optional<SearchResponse> response) {
    return new Outcome() {
      @Override
      public boolean step() {
        return false;
      }

      @Override
      public UidSet damaged() {
        return UidSet.empty();
      }

      @Override
      public Optional<SearchResponse> response() {
        return response;
      }
    };
  }
}
