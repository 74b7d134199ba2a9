package io.mailcore.mime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value with parameters: Content-Type and Content-Disposition (RFC 2045 section 5.1, RFC 2183
 * section 2), read as forgivingly as mail in the wild needs.
 */
record StructuredValue(String value, Parameters parameters) {

  /** More parameters than any use; keeps what one field may cost in memory in bounds. */
  private static final int MOST_PARAMETERS = 1000;

  static StructuredValue parse(String field) {
    FieldScanner in = new FieldScanner(field);
    in.skipBlanksAndComments();
    String value = head(in);
    List<Parameter> parameters = new ArrayList<>();
    while (in.skipTo(';') && parameters.size() < MOST_PARAMETERS) {
      in.skip();
      Parameter parameter = parameter(in);
      if (parameter != null) {
        parameters.add(parameter);
      }
    }
    return new StructuredValue(value, Parameters.of(parameters));
  }

  /** The token or {@code type/subtype} in front, comments and blanks around the slash left out. */
  private static String head(FieldScanner in) {
    StringBuilder head = new StringBuilder();
    head.append(in.run("();/\""));
    in.skipBlanksAndComments();
    if (in.take('/')) {
      in.skipBlanksAndComments();
      head.append('/').append(in.run("();\""));
    }
    in.skipBlanksAndComments();
    return head.toString();
  }

  private static @Nullable Parameter parameter(FieldScanner in) {
    in.skipBlanksAndComments();
    String name = in.run("();=\"");
    in.skipBlanksAndComments();
    if (name.isEmpty() || !in.take('=')) {
      return null;
    }
    in.skipBlanksAndComments();
    return new Parameter(name, in.peek() == '"' ? in.quotedString() : unquoted(in));
  }

  /**
   * A value that should have been quoted may hold blanks and parentheses, so it ends at a
   * semicolon, or at the comments that go before one.
   */
  private static String unquoted(FieldScanner in) {
    StringBuilder value = new StringBuilder();
    boolean commentsAreText = false;
    while (true) {
      value.append(in.run(";"));
      in.skipBlanks();
      if (in.peek() == '(' && !commentsAreText) {
        int from = in.position();
        in.skipBlanksAndComments();
        if (!in.atEnd() && in.peek() != ';') {
          // Asked once for each value, so that a thousand comments aren't read a thousand times.
          commentsAreText = true;
          in.back(from);
        }
      }
      if (in.atEnd() || in.peek() == ';') {
        return value.toString();
      }
      value.append(' ');
    }
  }
}
