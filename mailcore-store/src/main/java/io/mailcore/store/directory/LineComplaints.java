package io.mailcore.store.directory;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports lines of a file that mean nothing. Nothing of a line is quoted: it may be a password. */
final class LineComplaints {

  private static final Logger LOG = LoggerFactory.getLogger(LineComplaints.class);
  private static final int MOST = 100;

  private final Path path;
  private int count;

  LineComplaints(Path path) {
    this.path = path;
  }

  /** A line, from 1 on, and what is wrong with it. */
  void add(int line, String reason) {
    if (++count <= MOST) {
      LOG.warn("{}:{}: {}", path, line, reason);
    }
  }

  /** Says how many there were beyond those that have been reported. */
  void summarise() {
    if (count > MOST) {
      LOG.warn("{}: {} more lines like these", path, count - MOST);
    }
  }
}
