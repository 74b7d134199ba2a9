package io.mailcore.benchmarks.micro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mailcore.mime.Addresses;
import io.mailcore.mime.EnvelopeAddress;
import io.mailcore.mime.MessageSummarizer;
import io.mailcore.mime.MessageSummary;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The structure of messages, each in its turn, and fields of addresses. */
@State(Scope.Thread)
public class MimeBenchmark {

  private static final String FEW =
      "\"Ann Example\" <ann@example.test>, Ben <ben@example.test>, carol@example.test";

  private final List<byte[]> messages = Samples.messages();
  private final List<MessageSummary> summaries =
      messages.stream().map(MimeBenchmark::summarize).toList();
  private final List<byte[]> stored = summaries.stream().map(MessageSummary::encode).toList();
  private final byte[] large = Samples.stuffedText();
  private final String manyAddresses = "\"A person\" <person@example.test>,\r\n ".repeat(100);
  private int next;

  private int next() {
    next = (next + 1) % messages.size();
    return next;
  }

  /** Summarizes one message. */
  @Benchmark
  public MessageSummary structure() {
    return summarize(messages.get(next()));
  }

  /** Summarizes a message with a mebibyte of text. */
  @Benchmark
  public MessageSummary structureOfOneMebibyte() {
    MessageSummarizer summarizer = new MessageSummarizer();
    summarizer.accept(ByteBuffer.wrap("Subject: large\r\n\r\n".getBytes(US_ASCII)));
    summarizer.accept(ByteBuffer.wrap(large));
    return summarizer.finish();
  }

  /** Writes a summary as the store keeps it. */
  @Benchmark
  public byte[] storeSummary() {
    return summaries.get(next()).encode();
  }

  /** Reads a summary as the store keeps it. */
  @Benchmark
  public Optional<MessageSummary> readSummary() {
    return MessageSummary.decode(stored.get(next()));
  }

  /** Reads an address field of three. */
  @Benchmark
  public List<EnvelopeAddress> threeAddresses() {
    return Addresses.parse(FEW);
  }

  /** Reads an address field of a hundred. */
  @Benchmark
  public List<EnvelopeAddress> hundredAddresses() {
    return Addresses.parse(manyAddresses);
  }

  static MessageSummary summarize(byte[] message) {
    MessageSummarizer summarizer = new MessageSummarizer();
    summarizer.accept(ByteBuffer.wrap(message));
    return summarizer.finish();
  }
}
