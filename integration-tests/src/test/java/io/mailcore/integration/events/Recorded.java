package io.mailcore.integration.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** A recording of mailcore's events, however short. */
final class Recorded implements AutoCloseable {

  static final String MESSAGE = "io.mailcore.Message";
  static final String COMMAND = "io.mailcore.Command";
  static final String STORE_CALL = "io.mailcore.StoreCall";
  static final String GROUP_COMMIT = "io.mailcore.GroupCommit";

  private final Recording recording = new Recording();
  private final Path directory;
  private int dumps;

  private Recorded(Path directory) {
    this.directory = directory;
  }

  static Recorded start(Path directory) {
    Recorded recorded = new Recorded(directory);
    for (String name : List.of(MESSAGE, COMMAND, STORE_CALL, GROUP_COMMIT)) {
      recorded.recording.enable(name).withoutThreshold();
    }
    recorded.recording.start();
    return recorded;
  }

  /** All events so far, by their begin. */
  List<RecordedEvent> all() {
    try {
      return RecordingFile.readAllEvents(dump()).stream()
          .filter(event -> event.getEventType().getName().startsWith("io.mailcore."))
          .sorted(Comparator.comparing(RecordedEvent::getStartTime))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events so far of one name, by their begin. */
  List<RecordedEvent> named(String name) {
    return all().stream().filter(event -> event.getEventType().getName().equals(name)).toList();
  }

  /** Commands so far of a listener's sessions, as name and outcome. */
  List<String> commands(String protocol) {
    return named(COMMAND).stream()
        .filter(event -> event.getString("protocol").equals(protocol))
        .map(event -> event.getString("command") + " " + event.getString("outcome"))
        .toList();
  }

  private Path dump() throws IOException {
    Path file = directory.resolve("recording" + ++dumps + ".jfr");
    recording.dump(file);
    return file;
  }

  @Override
  public void close() {
    recording.close();
  }
}
