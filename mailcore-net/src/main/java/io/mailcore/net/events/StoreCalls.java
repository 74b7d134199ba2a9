package io.mailcore.net.events;

import io.mailcore.model.StoreException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls of the store that are recorded.
 *
 * <p>Callers look at {@link #areOff()} first, and call the store themselves if it is so: then they
 * needn't make an object that says what to call.
 *
 * @param sessionId on whose behalf; null where nobody knows
 * @param account whose mail; null where it is nobody's yet
 */
record StoreCalls(@Nullable String sessionId, @Nullable String account) {

  /** Whether nobody records. */
  static boolean areOff() {
    return StoreCallEvent.isOff();
  }

  void run(String target, String operation, Runnable call) {
    Supplier<Boolean> answering =
        () -> {
          call.run();
          return true;
        };
    call(target, operation, answering);
  }

  <T> T call(String target, String operation, Supplier<T> call) {
    StoreCallEvent event = new StoreCallEvent();
    String outcome = "FAILED";
    event.begin();
    try {
      T answer = call.get();
      outcome = "OK";
      return answer;
    } catch (StoreException e) {
      outcome = e.kind().name();
      throw e;
    } finally {
      event.target = target;
      event.operation = operation;
      event.outcome = outcome;
      end(event);
    }
  }

  private void end(StoreCallEvent event) {
    event.end();
    if (event.shouldCommit()) {
      event.sessionId = sessionId;
      event.account = account;
      event.commit();
    }
  }
}
