package io.mailcore.integration.corpus;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** A message's parts as Apache mime4j sees them, in one line. */
final class Mime4jTree {

  private Mime4jTree() {}

  static String of(byte[] message) {
    MimeTokenStream stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
    stream.parse(new ByteArrayInputStream(message));
    StringBuilder tree = new StringBuilder();
    int depth = 0;
    try {
      for (EntityState state = stream.getState();
          state != EntityState.T_END_OF_STREAM;
          state = stream.next()) {
        switch (state) {
          case T_START_MESSAGE -> tree.append(depth++ == 0 ? "" : "message/rfc822<");
          case T_END_MESSAGE -> tree.append(--depth == 0 ? "" : ">");
          case T_START_MULTIPART -> tree.append(type(stream)).append('[');
          case T_END_MULTIPART -> tree.append(']');
          case T_START_BODYPART -> tree.append(tree.charAt(tree.length() - 1) == '[' ? "" : ", ");
          case T_BODY -> tree.append(type(stream)).append(':').append(size(stream));
          default -> {
            // Headers, preambles and epilogues are not compared.
          }
        }
      }
    } catch (MimeException e) {
      throw new AssertionError(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return tree.toString();
  }

  private static String type(MimeTokenStream stream) {
    return stream.getBodyDescriptor().getMimeType();
  }

  private static int size(MimeTokenStream stream) throws IOException {
    return stream.getInputStream().readAllBytes().length;
  }
}
