package io.mailcore.benchmarks.micro;

import io.mailcore.imap.fetch.FetchOutput;
import io.mailcore.imap.fetch.FetchPlan;
import io.mailcore.imap.fetch.FetchResponse;
import io.mailcore.imap.fetch.FetchedMessage;
import io.mailcore.imap.fetch.StructureWriter;
import io.mailcore.imap.wire.FetchItem.Attribute;
import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.mime.MessageSummary;
import io.mailcore.model.Flag;
import io.mailcore.model.ModSeq;
import io.mailcore.model.Uid;
import io.mailcore.spi.store.MessageMeta;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** IMAP's answers about messages, each in its turn. */
@State(Scope.Thread)
public class ImapWriterBenchmark {

  private static final int MESSAGES = 1_000;

  private final List<MessageSummary> summaries =
      Samples.messages().stream().map(MimeBenchmark::summarize).toList();
  private final FetchPlan flags = FetchPlan.of(List.of(Attribute.UID, Attribute.FLAGS));
  private final FetchPlan fast =
      FetchPlan.of(List.of(Attribute.FLAGS, Attribute.INTERNALDATE, Attribute.RFC822_SIZE));
  private final MessageMeta meta =
      MessageMeta.builder(
              Uid.of(104_729),
              ModSeq.of(7),
              OffsetDateTime.of(2026, 1, 1, 12, 0, 0, 0, ZoneOffset.ofHours(2)),
              48_213)
          .flags(Set.of(Flag.SEEN, Flag.of("$Forwarded")))
          .build();
  private final FetchedMessage message =
      new FetchedMessage(
          48_213,
          meta.messageFlags(),
          Optional.of(meta),
          false,
          Optional.empty(),
          Optional.empty());
  private int next;

  /** One ENVELOPE. */
  @Benchmark
  public ByteBuffer envelope() {
    ImapWriter out = ImapWriter.create();
    StructureWriter.envelope(summaries.get(next()).envelope(), out);
    return out.take();
  }

  /** One BODYSTRUCTURE. */
  @Benchmark
  public ByteBuffer bodyStructure() {
    ImapWriter out = ImapWriter.create();
    StructureWriter.bodyStructure(summaries.get(next()).root(), out);
    return out.take();
  }

  /** One response of many with UID and FLAGS. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public ByteBuffer flags() throws IOException {
    return responses(flags);
  }

  /** One response of many with FLAGS, INTERNALDATE and RFC822.SIZE. */
  @Benchmark
  @OperationsPerInvocation(MESSAGES)
  public ByteBuffer fast() throws IOException {
    return responses(fast);
  }

  private ByteBuffer responses(FetchPlan plan) throws IOException {
    Words out = new Words(ImapWriter.create());
    for (int i = 0; i < MESSAGES; i++) {
      new FetchResponse(plan, message, UnaryOperator.identity()).writeNext(out);
    }
    return out.writer.take();
  }

  private int next() {
    next = (next + 1) % summaries.size();
    return next;
  }

  /** Answers without literals. */
  private record Words(ImapWriter writer) implements FetchOutput {
    @Override
    public void octets(ByteBuffer octets) {
      throw new UnsupportedOperationException("no literal here");
    }
  }
}
