package io.mailcore.benchmarks.micro;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mailcore.imap.wire.CommandFramer;
import io.mailcore.imap.wire.CommandLine;
import io.mailcore.imap.wire.FetchRequest;
import io.mailcore.imap.wire.FramerEvent;
import io.mailcore.imap.wire.FramingLimits;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ModifiedUtf7;
import io.mailcore.imap.wire.SearchRequest;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** IMAP: bytes into commands, commands into requests, names of mailboxes. */
@State(Scope.Thread)
public class ImapReaderBenchmark {

  private static final String CHINESE = "~peter/mail/台北/日本語";
  private static final String PLAIN = "Archive/2026/Projects and plans";

  private final CommandFramer framer = new CommandFramer(FramingLimits.AFTER_LOGIN);
  private final byte[] fetch =
      octets("a1 UID FETCH 1:*,4711 (UID FLAGS RFC822.SIZE ENVELOPE BODY.PEEK[]<0.2048>)\r\n");
  private final byte[] store = octets("a2 UID STORE 1:3,7,9 +FLAGS.SILENT (\\Seen $Forwarded)\r\n");
  private final byte[] search =
      octets("a3 SEARCH SINCE 1-Jan-2026 NOT DELETED OR FROM \"ann\" SUBJECT \"hello\" UNSEEN\r\n");
  private final byte[] select = octets("a4 SELECT \"Archive/2026/Projects and plans\"\r\n");
  private final byte[] login = octets("a5 LOGIN {16+}\r\nann@example.test {6+}\r\nsecret\r\n");
  private final CommandLine sasl =
      CommandLine.of(Base64.getEncoder().encode(octets("\0ann@example.test\0a long secret")));
  private final String chineseOnTheWire = ModifiedUtf7.encode(CHINESE);

  /** A FETCH of several items. */
  @Benchmark
  public FetchRequest fetch() {
    ImapReader in = uidCommand(fetch);
    in.sp();
    in.sequenceSet();
    in.sp();
    return FetchRequest.parse(in);
  }

  /** A STORE of two flags. */
  @Benchmark
  public void store(Blackhole sink) {
    ImapReader in = uidCommand(store);
    in.sp();
    sink.consume(in.sequenceSet());
    in.sp();
    sink.consume(in.name());
    in.sp();
    sink.consume(in.storeFlags());
  }

  /** A SEARCH of six keys. */
  @Benchmark
  public SearchRequest search() {
    return SearchRequest.parse(command(search));
  }

  /** A SELECT. */
  @Benchmark
  public void select(Blackhole sink) {
    ImapReader in = command(select);
    in.sp();
    sink.consume(in.mailbox());
  }

  /** A LOGIN with two literals. */
  @Benchmark
  public void literals(Blackhole sink) {
    ImapReader in = command(login);
    in.sp();
    sink.consume(in.astring());
    in.sp();
    sink.consume(in.astring());
  }

  /** An answer of SASL in Base64. */
  @Benchmark
  public byte[] base64() {
    return ImapReader.of(sasl).base64();
  }

  /** A name of ASCII from modified UTF-7. */
  @Benchmark
  public Optional<String> decodePlainName() {
    return ModifiedUtf7.decode(PLAIN);
  }

  /** A name of ASCII to modified UTF-7. */
  @Benchmark
  public String encodePlainName() {
    return ModifiedUtf7.encode(PLAIN);
  }

  /** A name with Chinese and Japanese from modified UTF-7. */
  @Benchmark
  public Optional<String> decodeChineseName() {
    return ModifiedUtf7.decode(chineseOnTheWire);
  }

  /** A name with Chinese and Japanese to modified UTF-7. */
  @Benchmark
  public String encodeChineseName() {
    return ModifiedUtf7.encode(CHINESE);
  }

  private ImapReader uidCommand(byte[] octets) {
    ImapReader in = command(octets);
    in.sp();
    in.commandName();
    return in;
  }

  private ImapReader command(byte[] octets) {
    ByteBuffer bytes = ByteBuffer.wrap(octets);
    while (true) {
      FramerEvent event = framer.next(bytes).orElseThrow();
      if (event instanceof FramerEvent.Complete complete) {
        ImapReader in = ImapReader.of(complete.line());
        in.tag();
        in.sp();
        in.commandName();
        return in;
      }
      framer.acceptLiteral();
    }
  }

  private static byte[] octets(String ascii) {
    return ascii.getBytes(US_ASCII);
  }
}
