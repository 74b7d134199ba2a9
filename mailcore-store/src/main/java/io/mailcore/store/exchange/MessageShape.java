package io.mailcore.store.exchange;

import io.mailcore.spi.blob.MessageContent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * What a format must know of a message before it writes it, found in one pass.
 *
 * <p>For use by one thread.
 */
public final class MessageShape {

  private static final int MAX_NAME = 64;
  private static final int MAX_SENDER = 320;

  private final byte[] line = new byte[MAX_SENDER + 32];
  private int held;
  private long lineLength;
  private int last = -1;
  private int lastButOne = -1;
  private boolean header = true;
  private boolean exactLf = true;
  private boolean mbox = true;
  private boolean firstLine = true;
  private Optional<String> sender = Optional.empty();
  private long size;
  private long bodyOctets;
  private long bodyPairs;

  private MessageShape() {}

  /** Reads a message through. */
  public static MessageShape of(MessageContent content) throws IOException {
    MessageShape shape = new MessageShape();
    byte[] buffer = new byte[64 * 1024];
    try (InputStream in = content.open()) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        for (int i = 0; i < n; i++) {
          shape.accept(buffer[i]);
        }
      }
    }
    shape.finish();
    return shape;
  }

  private void accept(byte octet) {
    size++;
    if (!header) {
      bodyOctets++;
    } else if (held < line.length) {
      line[held++] = octet;
    }
    lineLength++;
    if (octet == '\n') {
      exactLf &= last == '\r' && lastButOne != '\r';
      if (!header && last == '\r') {
        bodyPairs++;
      }
      if (header) {
        headerLine();
      }
      held = 0;
      lineLength = 0;
    }
    lastButOne = last;
    last = octet;
  }

  private void headerLine() {
    if (lineLength == 1 || lineLength == 2 && last == '\r') {
      header = false;
      return;
    }
    String name = name();
    mbox &= !StatusFields.isRead(name) && !looksLikeFrom();
    if (firstLine) {
      mbox &= line[0] != ' ' && line[0] != '\t';
      sender = name.equals("return-path") ? returnPath() : sender;
      firstLine = false;
    }
  }

  private boolean looksLikeFrom() {
    int at = 0;
    while (at < held && line[at] == '>') {
      at++;
    }
    return at == line.length || FromLine.begins(line, at, held);
  }

  private String name() {
    int end = 0;
    while (end < Math.min(held, MAX_NAME) && line[end] != ':') {
      end++;
    }
    return new String(line, 0, end, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
  }

  private Optional<String> returnPath() {
    String text = new String(line, 0, held, StandardCharsets.ISO_8859_1);
    int from = text.indexOf('<');
    int to = text.indexOf('>', from + 1);
    if (from < 0 || to < from + 2 || to - from > MAX_SENDER) {
      return Optional.empty();
    }
    String address = text.substring(from + 1, to);
    boolean plain = address.chars().allMatch(c -> c > ' ' && c < 0x7F);
    return plain ? Optional.of(address) : Optional.empty();
  }

  private void finish() {
    if (header && lineLength > 0) {
      headerLine();
      header = true;
    }
    exactLf &= last != '\r';
  }

  /** Whether LF for each CRLF says all: there is no other LF, and no CR that could be mistaken. */
  public boolean exactLf() {
    return exactLf;
  }

  /** Whether the message ends with a line end, or is empty. */
  public boolean endsWithLine() {
    return size > 0 && last == '\n';
  }

  /** Whether no line of the header means something in an mbox. */
  public boolean plainHeader() {
    return mbox;
  }

  /** The address of a Return-Path that comes first. */
  public Optional<String> sender() {
    return sender;
  }

  /** The octets of the message. */
  public long size() {
    return size;
  }

  /** The octets behind the empty line that ends the header. */
  public long bodyOctets() {
    return bodyOctets;
  }

  /** How many CRLF are among {@link #bodyOctets}. */
  public long bodyPairs() {
    return bodyPairs;
  }
}
