package io.mailcore.net.events;

import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;

/**
 * Makes the events known to the Flight Recorder as soon as somebody records, whatever that is: were
 * they known from the beginning, that alone would load the recorder. Closed with the server that
 * opened it; what is known by then stays known.
 */
public final class EventTypes implements FlightRecorderListener, AutoCloseable {

  private EventTypes() {}

  /** Waits for somebody who records; may be there already. */
  public static EventTypes open() {
    EventTypes types = new EventTypes();
    FlightRecorder.addListener(types);
    return types;
  }

  /** Called by the recorder, on any thread. */
  @Override
  public void recorderInitialized(FlightRecorder recorder) {
    FlightRecorder.register(CommandEvent.class);
    FlightRecorder.register(MessageEvent.class);
    FlightRecorder.register(StoreCallEvent.class);
  }

  @Override
  public void close() {
    FlightRecorder.removeListener(this);
  }
}
