package io.mailcore.integration.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An IMAP client that says what it is told to. Not for use by several threads. */
public final class ImapClient implements AutoCloseable {

  /**
   * What a command was answered with.
   *
   * @param untagged what came before the end
   * @param tagged the last line behind its tag, such as {@code OK done}
   */
  public record Result(List<ImapResponse> untagged, String tagged) {

    /** Whether the command was carried out. */
    public boolean isOk() {
      return tagged.startsWith("OK");
    }

    /** The lines of the untagged responses. */
    public List<String> lines() {
      return untagged.stream().map(ImapResponse::line).toList();
    }

    /** The first untagged response that begins so. */
    public ImapResponse first(String prefix) {
      return untagged.stream()
          .filter(response -> response.line().startsWith(prefix))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + prefix + " in " + lines()));
    }

    /** What the bracketed code of this name says, in the tagged line or an untagged one. */
    public String code(String name) {
      List<String> all = new ArrayList<>(lines());
      all.add(tagged);
      for (String line : all) {
        int from = line.indexOf("[" + name + " ");
        if (from >= 0) {
          return line.substring(from + name.length() + 2, line.indexOf(']', from));
        }
      }
      throw new AssertionError("no " + name + " in " + all);
    }

    /** The FETCH responses' items. */
    public List<Map<String, ImapValue>> fetched() {
      return untagged.stream().filter(ImapResponse::isFetch).map(ImapResponse::items).toList();
    }
  }

  private final Wire wire;
  private int commands;

  /** Speaks over {@code wire}; the greeting hasn't been read yet. */
  public ImapClient(Wire wire) {
    this.wire = wire;
  }

  /** Connects, reads the greeting and logs in. */
  public static ImapClient login(int port, String user, String password) {
    ImapClient client = new ImapClient(Wire.connect(port));
    client.wire.line();
    client.ok("LOGIN " + user + " " + password);
    return client;
  }

  /** The connection. */
  public Wire wire() {
    return wire;
  }

  /** Reads one response, literals and all. */
  public ImapResponse response() {
    StringBuilder line = new StringBuilder(wire.line());
    List<byte[]> literals = new ArrayList<>();
    for (int size = literalAtEnd(line); size >= 0; size = literalAtEnd(line)) {
      literals.add(wire.exactly(size));
      line.append(wire.line());
    }
    return new ImapResponse(line.toString(), List.copyOf(literals));
  }

  private static int literalAtEnd(StringBuilder line) {
    int open = line.lastIndexOf("{");
    if (open < 0 || line.charAt(line.length() - 1) != '}') {
      return -1;
    }
    String number = line.substring(open + 1, line.length() - 1);
    boolean digits = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? Integer.parseInt(number) : -1;
  }

  /** Sends a command without its tag and reads all that answers it. */
  public Result command(String command) {
    return result(send(command));
  }

  /** Sends a command without waiting. */
  public String send(String command) {
    String tag = "a" + ++commands;
    wire.send(tag + " " + command + "\r\n");
    return tag;
  }

  /** Reads up to the end of the command of this tag. */
  public Result result(String tag) {
    List<ImapResponse> untagged = new ArrayList<>();
    while (true) {
      ImapResponse response = response();
      if (response.line().startsWith(tag + " ")) {
        return new Result(List.copyOf(untagged), response.line().substring(tag.length() + 1));
      }
      untagged.add(response);
    }
  }

  /** Sends a command that must be answered with OK. */
  public Result ok(String command) {
    Result result = command(command);
    if (!result.isOk()) {
      throw new AssertionError(command + " -> " + result.lines() + " " + result.tagged());
    }
    return result;
  }

  /**
   * Appends a message by a literal that the server is asked for.
   *
   * @return its UID, from APPENDUID
   */
  public long append(String mailbox, byte[] message) {
    String tag = send("APPEND " + mailbox + " {" + message.length + "}");
    String go = wire.line();
    if (!go.startsWith("+")) {
      throw new AssertionError("APPEND -> " + go);
    }
    wire.send(message);
    wire.send("\r\n");
    Result result = result(tag);
    if (!result.isOk()) {
      throw new AssertionError("APPEND -> " + result.tagged());
    }
    return Long.parseLong(result.code("APPENDUID").split(" ")[1]);
  }

  /** The items of one message, by its UID. */
  public Map<String, ImapValue> fetchOne(long uid, String items) {
    List<Map<String, ImapValue>> rows = ok("UID FETCH " + uid + " (" + items + ")").fetched();
    if (rows.size() != 1) {
      throw new AssertionError(rows.size() + " answers to FETCH of " + items);
    }
    return rows.get(0);
  }

  /** The octets of one section of one message, without setting its \Seen flag. */
  public byte[] section(long uid, String section) {
    return fetchOne(uid, "BODY.PEEK[" + section + "]").get("BODY[" + section + "]").octets();
  }

  /** A quoted string. */
  public static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A message as a non-synchronising literal (RFC 7888). */
  public static byte[] literal(byte[] octets) {
    byte[] head = ("{" + octets.length + "+}\r\n").getBytes(StandardCharsets.US_ASCII);
    byte[] all = new byte[head.length + octets.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(octets, 0, all, head.length, octets.length);
    return all;
  }

  @Override
  public void close() {
    wire.close();
  }
}
