package io.mailcore.mime;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * Writes a message that holds NUL without any, as no answer of IMAP4rev1 could hold it (RFC 3516
 * sections 4.4 and 6): bodies in which NUL is become Base64, and their headers say so. All else
 * stays as it is, and nothing is lost. A few KiB are held, whatever the message.
 */
public final class NulEncoding {

  private static final List<String> FIELD = List.of("Content-Transfer-Encoding");
  private static final byte[] BASE64 =
      "Content-Transfer-Encoding: base64\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final Set<String> IDENTITIES = Set.of("7bit", "8bit", "binary");

  private final MessageSummary summary;
  private final Octets octets;
  private final byte[] buffer = new byte[8192];

  private NulEncoding(MessageSummary summary, Octets octets) {
    this.summary = summary;
    this.octets = octets;
  }

  /** Opens ranges of the message's octets. */
  public interface Octets {
    /**
     * Opens a range.
     *
     * @param offset of the first octet
     * @param length how many
     * @throws IOException if they can't be read
     */
    InputStream open(long offset, long length) throws IOException;
  }

  /**
   * Writes the message.
   *
   * @param summary what the message is made of
   * @param octets its octets
   * @param out where to; not closed
   * @return false if NUL is where it can't be encoded, as in a header: nothing is written then
   * @throws IOException if the octets can't be read or written
   */
  public static boolean write(MessageSummary summary, Octets octets, OutputStream out)
      throws IOException {
    NulEncoding encoding =
        new NulEncoding(requireNonNull(summary, "summary"), requireNonNull(octets, "octets"));
    List<BodyPart> encoded = new ArrayList<>();
    if (!encoding.find(encoded)) {
      return false;
    }
    encoding.write(encoded, out);
    return true;
  }

  /** Finds the bodies that hold NUL, and answers whether NUL is nowhere else. */
  private boolean find(List<BodyPart> encoded) throws IOException {
    long at = 0;
    for (BodyPart leaf : leaves()) {
      if (holdsNul(at, leaf.bodyStart())) {
        return false;
      }
      if (holdsNul(leaf.bodyStart(), leaf.end())) {
        if (!IDENTITIES.contains(FieldText.lower(leaf.encoding()))) {
          return false;
        }
        encoded.add(leaf);
      }
      at = leaf.end();
    }
    return !holdsNul(at, summary.size());
  }

  /** The parts without parts, in the order of their octets. */
  private List<BodyPart> leaves() {
    List<BodyPart> leaves = new ArrayList<>();
    Deque<BodyPart> todo = new ArrayDeque<>();
    todo.push(summary.root());
    while (!todo.isEmpty()) {
      BodyPart part = todo.pop();
      List<BodyPart> children = part.children();
      for (int i = children.size() - 1; i >= 0; i--) {
        todo.push(children.get(i));
      }
      part.body().ifPresent(todo::push);
      if (children.isEmpty() && part.body().isEmpty()) {
        leaves.add(part);
      }
    }
    return leaves;
  }

  private boolean holdsNul(long from, long to) throws IOException {
    try (InputStream in = octets.open(from, to - from)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          if (buffer[i] == 0) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void write(List<BodyPart> encoded, OutputStream out) throws IOException {
    long at = 0;
    for (BodyPart part : encoded) {
      copy(at, part.headerStart(), out);
      out.write(BASE64);
      try (InputStream header =
          octets.open(part.headerStart(), part.bodyStart() - part.headerStart())) {
        HeaderFilter.excluding(header, FIELD).transferTo(out);
      }
      try (OutputStream base64 = Base64.getMimeEncoder().wrap(new UnclosedOutput(out))) {
        copy(part.bodyStart(), part.end(), base64);
      }
      at = part.end();
    }
    copy(at, summary.size(), out);
  }

  private void copy(long from, long to, OutputStream out) throws IOException {
    try (InputStream in = octets.open(from, to - from)) {
      in.transferTo(out);
    }
  }
}
