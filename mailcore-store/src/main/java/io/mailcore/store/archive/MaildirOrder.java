package io.mailcore.store.archive;

import io.mailcore.store.exchange.SortedLines;
import java.io.IOException;
import java.util.Iterator;

/**
 * Joins the files of a Maildir with their UIDs and with what an earlier run has done: all three are
 * ascending by base name, so that none need be in memory. For use by one thread.
 */
final class MaildirOrder {

  private static final String NO_UID = "9999999999";

  private final Cursor uids;
  private final Cursor done;

  /** Joins with lines {@code base uid} and lines {@code base}. */
  MaildirOrder(Iterator<String> uids, Iterator<String> done) {
    this.uids = new Cursor(uids);
    this.done = new Cursor(done);
  }

  /**
   * Writes lines {@code uid seconds name part} for lines {@code base part name}.
   *
   * @return how many were left out, as they are done
   */
  long write(Iterator<String> files, SortedLines order) throws IOException {
    long skipped = 0;
    while (files.hasNext()) {
      String line = files.next();
      int space = line.indexOf(' ');
      String base = line.substring(0, space);
      if (done.find(base)) {
        skipped++;
      } else {
        String uid = uids.find(base) ? uids.rest() : NO_UID;
        int name = line.indexOf(' ', space + 1);
        String part = line.substring(space, name);
        order.add(uid + " " + MaildirName.seconds(base) + line.substring(name) + part);
      }
    }
    return skipped;
  }

  /** Goes forward only. */
  private static final class Cursor {

    private final Iterator<String> lines;
    private String base = "";
    private String rest = "";

    Cursor(Iterator<String> lines) {
      this.lines = lines;
    }

    boolean find(String wanted) {
      while (base.compareTo(wanted) < 0 && lines.hasNext()) {
        String line = lines.next();
        int space = line.indexOf(' ');
        base = space < 0 ? line : line.substring(0, space);
        rest = space < 0 ? "" : line.substring(space + 1);
      }
      return base.equals(wanted);
    }

    String rest() {
      return rest;
    }
  }
}
