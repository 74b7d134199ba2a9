package io.mailcore.store.archive;

import io.mailcore.store.exchange.FileName;
import io.mailcore.store.exchange.ForcedFile;
import io.mailcore.store.exchange.SortedLines;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Iterator;

/**
 * Dovecot's {@code dovecot-uidlist}: a first line with version, UIDVALIDITY and next UID, then a
 * line for each message with UID and file name. For use by one thread.
 */
final class UidList implements Closeable {

  static final String FILE = "dovecot-uidlist";

  private final SortedLines lines = new SortedLines();
  private long uidValidity;
  private long next;

  private UidList() {}

  /** The list of a Maildir; empty if there is none or it can't be read. */
  static UidList read(Path directory, Problems problems) throws IOException {
    UidList list = new UidList();
    Path file = directory.resolve(FILE);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
        String first = in.readLine();
        boolean three = first != null && first.startsWith("3 ");
        list.head(first == null ? "" : first);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          list.line(line, three);
        }
      } catch (IOException e) {
        problems.add(file, 0, e);
      }
    }
    return list;
  }

  private void head(String line) {
    String[] words = line.split(" ", -1);
    boolean one = words[0].equals("1");
    for (int i = 1; i < words.length; i++) {
      if (one) {
        uidValidity = i == 1 ? MaildirName.number(words[i]) : uidValidity;
        next = i == 2 ? MaildirName.number(words[i]) : next;
      } else if (words[i].startsWith("V")) {
        uidValidity = MaildirName.number(words[i].substring(1));
      } else if (words[i].startsWith("N")) {
        next = MaildirName.number(words[i].substring(1));
      }
    }
  }

  private void line(String line, boolean three) throws IOException {
    int space = line.indexOf(' ');
    int name = three ? line.indexOf(" :") + 2 : space + 1;
    long uid = space > 0 ? MaildirName.number(line.substring(0, space)) : 0;
    if (uid > 0 && uid <= 0xFFFF_FFFFL && name > 1) {
      byte[] octets = line.substring(name).getBytes(StandardCharsets.ISO_8859_1);
      lines.add(MaildirName.base(FileName.encode(octets)) + " " + padded(uid));
    }
  }

  static String padded(long uid) {
    String digits = Long.toString(uid);
    return "0".repeat(10 - digits.length()) + digits;
  }

  /** Lines {@code base uid} in the order of bases. */
  Iterator<String> ascending() throws IOException {
    return lines.iterator();
  }

  /** For how long the UIDs mean the same messages; 0 if there is no list. */
  long uidValidity() {
    return uidValidity;
  }

  /** What the next message gets; 0 if there is no list. */
  long next() {
    return next;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  /** Writes a list; {@code ascending} has lines {@code uid base} in the order of UIDs. */
  static void write(Path directory, long uidValidity, long next, Iterator<String> ascending)
      throws IOException {
    try (ForcedFile out = new ForcedFile(directory.resolve("." + FILE + ".tmp"))) {
      String head = "3 V" + uidValidity + " N" + next + "\n";
      out.out().write(head.getBytes(StandardCharsets.US_ASCII));
      String before = "";
      while (ascending.hasNext()) {
        String line = ascending.next();
        String uid = line.substring(0, 10);
        // Two files can't have one UID: the first keeps it, Dovecot gives the other a new one.
        if (!uid.equals(before)) {
          out.out().write((Long.parseLong(uid) + " :").getBytes(StandardCharsets.US_ASCII));
          out.out().write(FileName.octets(line.substring(11)));
          out.out().write('\n');
        }
        before = uid;
      }
      out.keepForced(directory.resolve(FILE));
    }
  }
}
