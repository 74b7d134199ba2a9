package io.mailcore.benchmarks.micro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mailcore.smtp.wire.CommandLine;
import io.mailcore.smtp.wire.DataDecoder;
import io.mailcore.smtp.wire.HeaderEditor;
import io.mailcore.smtp.wire.LineReader;
import io.mailcore.smtp.wire.Parsed;
import io.mailcore.smtp.wire.PathArgument;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** SMTP: lines into commands, the text behind DATA, the header of a message. */
@State(Scope.Thread)
public class SmtpBenchmark {

  private static final int COMMANDS = 5;
  private static final byte[] DIALOGUE =
      ("EHLO client.example.test\r\n"
              + "MAIL FROM:<ann.example@example.test> SIZE=48213 BODY=8BITMIME\r\n"
              + "RCPT TO:<ben@example.test>\r\n"
              + "RCPT TO:<carol.of.the.large.team@lists.example.test>\r\n"
              + "DATA\r\n")
          .getBytes(US_ASCII);

  /** As large as the server's own. */
  private static final int ROOM = 8 * 1024;

  private final LineReader reader = new LineReader(1024);
  private final byte[] stuffed = Samples.stuffedText();
  private final ByteBuffer decoded = ByteBuffer.allocate(ROOM);
  private final HeaderEditor.Rules rules =
      new HeaderEditor.Rules(true, "mail.example.test", editor -> new byte[0]);
  private final List<byte[]> messages = Samples.messages();
  private int next;

  /** One line of several, cut. */
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public void line(Blackhole sink) {
    ByteBuffer in = ByteBuffer.wrap(DIALOGUE);
    for (Optional<LineReader.Line> line = reader.read(in);
        line.isPresent();
        line = reader.read(in)) {
      sink.consume(line);
    }
  }

  /** One line of several, cut and read as a command. */
  @Benchmark
  @OperationsPerInvocation(COMMANDS)
  public void command(Blackhole sink) {
    ByteBuffer in = ByteBuffer.wrap(DIALOGUE);
    for (Optional<LineReader.Line> line = reader.read(in);
        line.isPresent();
        line = reader.read(in)) {
      sink.consume(CommandLine.parse(line.get().octets()));
    }
  }

  /** The argument of one RCPT. */
  @Benchmark
  public Parsed<PathArgument> recipient() {
    return PathArgument.ofRcpt("TO:<carol.of.the.large.team@lists.example.test>", false);
  }

  /** A mebibyte behind DATA. */
  @Benchmark
  public void dataOfOneMebibyte(Blackhole sink) {
    DataDecoder decoder = new DataDecoder();
    ByteBuffer in = ByteBuffer.wrap(stuffed);
    while (!decoder.isEnded()) {
      decoder.decode(in, decoded);
      sink.consume(decoded.flip());
      decoded.clear();
    }
  }

  /** What {@link #dataOfOneMebibyte} can't be faster than: each octet looked at and copied once. */
  @Benchmark
  public void yardstickOfOneMebibyte(Blackhole sink) {
    byte[] out = decoded.array();
    int at = 0;
    for (byte octet : stuffed) {
      out[at] = octet;
      at = octet == '\n' && at > ROOM - 100 ? 0 : at + 1;
    }
    sink.consume(out);
  }

  /** One message let through, its header looked at. */
  @Benchmark
  public void header(Blackhole sink) {
    HeaderEditor editor = new HeaderEditor(rules, octets -> octets.position(octets.limit()));
    editor.accept(ByteBuffer.wrap(messages.get(next)));
    editor.finish();
    next = (next + 1) % messages.size();
    sink.consume(editor);
  }
}
