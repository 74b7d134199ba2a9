package io.mailcore.store.jdbc;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

/**
 * Makes {@link GroupCommitEvent} known to the Flight Recorder as soon as somebody records: were it
 * known from the beginning, that alone would load the recorder. Closed with the store.
 */
final class GroupCommitListener implements FlightRecorderListener, AutoCloseable {

  private GroupCommitListener() {}

  /** Waits for somebody who records; may be there already. */
  static GroupCommitListener open() {
    GroupCommitListener listener = new GroupCommitListener();
    FlightRecorder.addListener(listener);
    return listener;
  }

  /** Called by the recorder, on any thread. */
  @Override
  public void recorderInitialized(FlightRecorder recorder) {
    FlightRecorder.register(GroupCommitEvent.class);
  }

  @Override
  public void close() {
    FlightRecorder.removeListener(this);
  }
}
