package io.mailcore.store.exchange;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Lines of ASCII that are added in any order and read in ascending order, with no more than {@value
 * #MOST} of them in memory: the others are in temporary files, which go when this is closed. For
 * use by one thread.
 */
public final class SortedLines implements Closeable {

  private static final int MOST = 20_000;

  private final int most;
  private final List<Path> runs = new ArrayList<>();
  private final List<Run> open = new ArrayList<>();
  private List<String> lines = new ArrayList<>();
  private long size;

  /** No lines yet. */
  public SortedLines() {
    this(MOST);
  }

  SortedLines(int most) {
    this.most = most;
  }

  /** Adds a line, which must not hold a line end. */
  public void add(String line) throws IOException {
    lines.add(line);
    size++;
    if (lines.size() >= most) {
      spill();
    }
  }

  private void spill() throws IOException {
    Collections.sort(lines);
    Path run = Files.createTempFile("mailcore", ".lines");
    runs.add(run);
    try (BufferedWriter out = Files.newBufferedWriter(run, StandardCharsets.US_ASCII)) {
      for (String line : lines) {
        out.write(line);
        out.write('\n');
      }
    }
    lines = new ArrayList<>();
  }

  /** How many lines were added. */
  public long size() {
    return size;
  }

  /**
   * All lines, ascending; nothing is added any more.
   *
   * @throws UncheckedIOException by the iterator, if a temporary file can't be read
   */
  public Iterator<String> iterator() throws IOException {
    Collections.sort(lines);
    if (runs.isEmpty()) {
      return lines.iterator();
    }
    PriorityQueue<Run> queue = new PriorityQueue<>(Comparator.comparing(run -> run.line()));
    for (Path file : runs) {
      Run run = new Run(Files.newBufferedReader(file, StandardCharsets.US_ASCII));
      open.add(run);
      if (run.advance()) {
        queue.add(run);
      }
    }
    Run last = new Run(lines.iterator());
    if (last.advance()) {
      queue.add(last);
    }
    return new Merge(queue);
  }

  @Override
  public void close() throws IOException {
    for (Run run : open) {
      run.close();
    }
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
    open.clear();
    runs.clear();
  }

  private static final class Merge implements Iterator<String> {

    private final PriorityQueue<Run> queue;

    Merge(PriorityQueue<Run> queue) {
      this.queue = queue;
    }

    @Override
    public boolean hasNext() {
      return !queue.isEmpty();
    }

    @Override
    public String next() {
      Run first = queue.poll();
      if (first == null) {
        throw new NoSuchElementException();
      }
      String line = first.line();
      try {
        if (first.advance()) {
          queue.add(first);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return line;
    }
  }

  /** Some lines in order. */
  private static final class Run implements Closeable {

    private final @Nullable BufferedReader reader;
    private final Iterator<String> memory;
    private @Nullable String line;

    Run(BufferedReader reader) {
      this.reader = reader;
      this.memory = Collections.emptyIterator();
    }

    Run(Iterator<String> memory) {
      this.reader = null;
      this.memory = memory;
    }

    String line() {
      return String.valueOf(line);
    }

    boolean advance() throws IOException {
      if (reader == null) {
        line = memory.hasNext() ? memory.next() : null;
      } else {
        line = reader.readLine();
      }
      return line != null;
    }

    @Override
    public void close() throws IOException {
      if (reader != null) {
        reader.close();
      }
    }
  }
}
