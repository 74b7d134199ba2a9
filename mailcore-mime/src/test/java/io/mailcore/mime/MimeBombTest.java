package io.mailcore.mime;

import static io.mailcore.mime.Messages.octets;
import static io.mailcore.mime.Messages.summarize;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that are made to cost much (S-32): each is read in linear time and bounded memory. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class MimeBombTest {

  private static final int MIB = 1 << 20;

  /** Feeds a pattern again and again without holding it all. */
  private static MessageSummary repeat(String start, String pattern, int octets) {
    return repeat(start, pattern, octets, "");
  }

  private static MessageSummary repeat(String start, String pattern, int octets, String end) {
    MessageSummarizer summarizer = new MessageSummarizer();
    summarizer.accept(ByteBuffer.wrap(octets(start)));
    byte[] block = octets(pattern.repeat(Math.max(1, 8192 / pattern.length())));
    for (int sent = 0; sent < octets; sent += block.length) {
      summarizer.accept(ByteBuffer.wrap(block));
    }
    summarizer.accept(ByteBuffer.wrap(octets(end)));
    return summarizer.finish();
  }

  /** What the thread allocates while something runs, garbage included. */
  private static long allocated(Runnable action) {
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    action.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static int depth(BodyPart root) {
    int depth = 0;
    BodyPart part = root;
    while (part.isMultipart() || part.isMessage()) {
      depth++;
      part = part.isMultipart() ? part.children().get(0) : part.body().orElseThrow();
    }
    return depth;
  }

  private static BodyPart innermost(BodyPart root) {
    BodyPart part = root;
    while (part.isMultipart() || part.isMessage()) {
      part = part.isMultipart() ? part.children().get(0) : part.body().orElseThrow();
    }
    return part;
  }

  private static void forEach(BodyPart root, Consumer<BodyPart> action) {
    Deque<BodyPart> waiting = new ArrayDeque<>();
    waiting.push(root);
    while (!waiting.isEmpty()) {
      BodyPart part = waiting.pop();
      action.accept(part);
      part.children().forEach(waiting::push);
      part.body().ifPresent(waiting::push);
    }
  }

  private static void assertStorable(MessageSummary summary) {
    assertThat(MessageSummary.decode(summary.encode())).contains(summary);
  }

  @Test
  void stopsAtTheDepthOfMessagesInMessages() {
    MessageSummary summary =
        summarize(octets("Content-Type: message/rfc822\r\n\r\n".repeat(10_000) + "x"));

    assertThat(depth(summary.root())).isEqualTo(50);
    assertThat(innermost(summary.root()).mediaType()).isEqualTo("application/octet-stream");
    assertThat(innermost(summary.root()).end()).isEqualTo(summary.size());
    assertStorable(summary);
  }

  @Test
  void stopsAtTheDepthOfMultipartsWithBoundariesOfTheirOwn() {
    StringBuilder message = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      message.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b");
      message.append(i).append("\r\n");
    }
    MessageSummary summary = summarize(octets(message.toString()));

    assertThat(depth(summary.root())).isEqualTo(50);
    assertThat(innermost(summary.root()).mediaType()).isEqualTo("application/octet-stream");
    assertStorable(summary);
  }

  @Test
  void stopsAtTheDepthOfMultipartsWithOneBoundary() {
    MessageSummary summary =
        summarize(
            octets("Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(10_000)));

    assertThat(depth(summary.root())).isEqualTo(50);
    assertStorable(summary);
  }

  @Test
  void findsTheNextPartBehindOneThatIsTooDeep() {
    MimeLimits limits = MimeLimits.defaults().withDepth(1);
    MessageSummary summary =
        summarize(
            Messages.lines(
                "Content-Type: multipart/mixed; boundary=a",
                "",
                "--a",
                "Content-Type: multipart/mixed; boundary=b",
                "",
                "--b",
                "",
                "inner",
                "--b--",
                "--a",
                "",
                "after",
                "--a--"),
            limits);

    assertThat(Messages.tree(summary))
        .isEqualTo("multipart/mixed(application/octet-stream, text/plain)");
  }

  @Test
  void makesOneLeafOfTheRestPastTheNumberOfParts() {
    String start = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    MessageSummary summary = summarize(octets(start + "--b\r\n\r\n\r\n".repeat(100_000) + "--b--"));

    assertThat(summary.root().children()).hasSize(5000);
    BodyPart rest = summary.root().children().get(4999);
    assertThat(rest.mediaType()).isEqualTo("application/octet-stream");
    assertThat(rest.end()).isEqualTo(summary.size());
    assertStorable(summary);
  }

  @Test
  void countsMessagesInMessagesAsParts() {
    MimeLimits limits = MimeLimits.defaults().withParts(10);
    String start = "Content-Type: multipart/digest; boundary=b\r\n\r\n";
    MessageSummary summary =
        summarize(octets(start + "--b\r\n\r\nSubject: x\r\n\r\ny\r\n".repeat(100)), limits);
    int[] parts = {0};
    forEach(summary.root(), part -> parts[0]++);

    assertThat(parts[0]).isLessThanOrEqualTo(11);
  }

  @Test
  void looksForNoBoundaryThatIsTooLong() {
    String boundary = "b".repeat(10 * MIB);
    MessageSummary huge =
        summarize(
            octets(
                "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary));
    String smaller = "b".repeat(8193);
    MessageSummary tooLong =
        summarize(
            octets("Content-Type: multipart/mixed; boundary=" + smaller + "\r\n\r\n--" + smaller));

    assertThat(Messages.tree(huge)).isEqualTo("application/octet-stream");
    assertThat(Messages.tree(tooLong)).isEqualTo("text/plain");
  }

  @Test
  void comparesManyBoundariesWithManyLinesInLinearTime() {
    StringBuilder start = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      String boundary = "x".repeat(1000 + i) + "y";
      start.append("Content-Type: multipart/mixed; boundary=").append(boundary);
      start.append("\r\n\r\n--").append(boundary).append("\r\n");
    }
    MessageSummary dashes = repeat(start + "\r\n", "--x\r\n", 8 * MIB);
    MessageSummary almost = repeat(start + "\r\n", "--" + "x".repeat(1000) + "\r\n", 8 * MIB);

    assertThat(depth(dashes.root())).isEqualTo(50);
    assertThat(depth(almost.root())).isEqualTo(50);
  }

  @Test
  void keepsLittleOfAHeaderOfOneLine() {
    assertThat(
            allocated(
                () ->
                    assertThat(repeat("Subject: ", "x", 20 * MIB).envelope().subject())
                        .hasValueSatisfying(
                            subject -> assertThat(subject).hasSizeLessThan(200_000))))
        .isLessThan(8 * MIB);
    assertThat(repeat("Subject: x", "\r\n y", 20 * MIB).envelope().subject())
        .hasValueSatisfying(subject -> assertThat(subject).hasSizeLessThan(200_000));
  }

  @Test
  void keepsLittleOfAHeaderOfAMillionLines() {
    assertThat(allocated(() -> repeat("", "X: y\r\n", 6_000_000))).isLessThan(8 * MIB);
    assertThat(allocated(() -> repeat("", "Subject: y\r\n", 12_000_000))).isLessThan(64 * MIB);
    assertThat(allocated(() -> repeat("", "garbage\r\n", 9_000_000))).isLessThan(8 * MIB);
  }

  @Test
  void keepsTheFirstOfAMillionAddresses() {
    MessageSummary one = repeat("To: ", "a,", 2_000_000);
    MessageSummary folded = repeat("To: ", "a@x.test,\r\n ", 12_000_000);
    MessageSummary fields = repeat("", "To: a\r\nCc: b\r\n", 14_000_000);

    assertThat(one.envelope().to()).hasSize(10_000);
    assertThat(folded.envelope().to()).hasSizeBetween(5000, 10_000);
    assertThat(fields.envelope().to()).hasSizeLessThanOrEqualTo(10_000);
    assertStorable(one);
    assertStorable(fields);
  }

  @Test
  void readsCommentsAndGroupsOnce() {
    for (String pattern :
        new String[] {
          "(",
          ")",
          "(\\",
          "<",
          ">",
          ":",
          ";",
          "@",
          "\"",
          "\\",
          "g:;",
          "a:",
          "<@",
          "@a,",
          "[",
          ".",
          "a b ",
          "=?utf-8?q?",
          "=?",
          "?=",
          "(a) ",
          "\"a\" ",
          "a@b c@"
        }) {
      String value = pattern.repeat(300_000 / pattern.length());
      assertThat(Addresses.parse(value)).as(pattern).hasSizeLessThanOrEqualTo(10_001);
      assertThat(EncodedWords.decode(value)).as(pattern).hasSizeLessThanOrEqualTo(value.length());
      assertThat(MessageDate.parse(value)).as(pattern).isEmpty();
      assertThat(BaseSubject.of(value)).as(pattern).hasSizeLessThanOrEqualTo(value.length());
      assertThat(StructuredValue.parse("a/b; c=" + value).parameters().asList())
          .as(pattern)
          .hasSizeLessThanOrEqualTo(1000);
    }
  }

  @Test
  void readsACommentThatEndsInABackslashAtTheEndOfTheMessage() {
    assertThat(summarize(octets("To: (a\\")).envelope().to()).isEmpty();
    assertThat(summarize(octets("To: \"a\\")).envelope().to()).hasSize(1);
    assertThat(summarize(octets("Content-Type: text/plain; x=\"\\")).root().parameters())
        .containsExactly(new Parameter("x", "\\"));
  }

  @Test
  void decodesAHundredThousandWordsOfUnknownCharsets() {
    StringBuilder subject = new StringBuilder();
    for (int i = 0; i < 100_000; i++) {
      subject.append("=?x-").append(i).append("?q?a?= ");
    }

    assertThat(EncodedWords.decode(subject.toString())).isEqualTo(subject.toString());
  }

  @Test
  void takesAsManySegmentsAsTheLimitAllows() {
    StringBuilder type = new StringBuilder("Content-Type: text/plain");
    for (int i = 0; i < 100_000; i++) {
      type.append(";\r\n name*").append(i).append("*=x");
    }
    type.append(";\r\n name*99999999999*=y\r\n\r\n");
    BodyPart root = summarize(octets(type.toString())).root();

    assertThat(root.mediaType()).isEqualTo("application/octet-stream");
    StringBuilder shorter = new StringBuilder("Content-Type: text/plain");
    for (int i = 0; i < 5000; i++) {
      shorter.append(";\r\n name*").append(i).append("*=x");
    }
    BodyPart kept = summarize(octets(shorter + "\r\n\r\n")).root();
    assertThat(kept.parameters().asList()).hasSizeLessThanOrEqualTo(1000);
    assertThat(kept.fileName()).contains("x".repeat(128));
  }

  @Test
  void keepsTheSummaryOfManyPartsSmall() {
    String part = "--b\r\nContent-Type: x/y; " + "a=b; ".repeat(1000) + "\r\n\r\n\r\n";
    MessageSummary summary =
        repeat("Content-Type: multipart/mixed; boundary=b\r\n\r\n", part, 20 * MIB);
    int[] parameters = {0};
    forEach(summary.root(), child -> parameters[0] += child.parameters().asList().size());

    assertThat(parameters[0]).isLessThan((4 << 20) / 32);
    BodyPart rest = summary.root().children().get(summary.root().children().size() - 1);
    assertThat(rest.mediaType()).isEqualTo("application/octet-stream");
    assertThat(rest.end()).isEqualTo(summary.size());
    assertThat(summary.encode()).hasSizeLessThan(4 * MIB);
    assertStorable(summary);
  }

  @Test
  void holdsNothingOfALongBody() {
    assertThat(
            allocated(
                () -> {
                  repeat("Subject: x\r\n\r\n", "x", 20 * MIB);
                  repeat("Subject: x\r\n\r\n", "\n", 25 * MIB);
                  repeat("Content-Type: multipart/mixed; boundary=b\r\n\r\n", "-", 20 * MIB);
                  repeat("Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b", 20 * MIB);
                }))
        .isLessThan(8 * MIB);
  }

  @Test
  void decodesBase64WithoutLineEndsInLittleMemory() {
    assertThat(allocated(() -> drain(TransferDecoding.base64(endless("QUJD", 8 * MIB)))))
        .isLessThan(MIB);
    assertThat(allocated(() -> drain(TransferDecoding.quotedPrintable(endless(" ", 8 * MIB)))))
        .isLessThan(MIB);
    assertThat(allocated(() -> drain(TransferDecoding.quotedPrintable(endless("= \t", 8 * MIB)))))
        .isLessThan(MIB);
  }

  @Test
  void filtersAHeaderOfAnyLengthInLittleMemory() {
    assertThat(
            allocated(
                () -> {
                  drain(HeaderFilter.excluding(endless("X-Y: z\r\n", 8 * MIB), List.of("to")));
                  drain(HeaderFilter.including(endless("x", 8 * MIB), List.of("to")));
                }))
        .isLessThan(MIB);
  }

  @Test
  void takesTimeInProportionToTheLength() {
    String start = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    for (String pattern :
        new String[] {
          "--b\r\n", "--b\r\n\r\nx\r\n", "--bb\r\n", "--\r\n", "-", "\r\n", "\n", "\r", "\0", "--b"
        }) {
      repeat(start, pattern, MIB);
      long small = cpuNanos(() -> repeat(start, pattern, 2 * MIB));
      long large = cpuNanos(() -> repeat(start, pattern, 8 * MIB));

      // Four times the octets; a quadratic reader would take sixteen times as long.
      assertThat(large).as(pattern).isLessThan(10 * small + TimeUnit.MILLISECONDS.toNanos(300));
    }
  }

  private static long cpuNanos(Runnable action) {
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    action.run();
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
  }

  @Test
  void readsTruncatedUtf8() throws IOException {
    for (String end : new String[] {"\u00e2", "\u00e2\u0082", "\u00f0\u009f\u0098", "\u00ff"}) {
      BodyPart part = summarize("Content-Type: text/plain; charset=utf-8", "", "").root();
      try (var text = TextDecoding.reader(part, new ByteArrayInputStream(octets("a" + end)))) {
        assertThat(text.read()).isEqualTo('a');
        assertThat(text.read()).isEqualTo(0xFFFD);
      }
    }
  }

  private static void drain(InputStream in) {
    try {
      in.transferTo(ByteArrayOutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream endless(String pattern, int length) {
    byte[] block = octets(pattern);
    return new InputStream() {
      private int given;

      @Override
      public int read() {
        return given == length ? -1 : block[given++ % block.length] & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int count) {
        int n = Math.min(count, length - given);
        for (int i = 0; i < n; i++) {
          target[offset + i] = block[given++ % block.length];
        }
        return n == 0 && count > 0 ? -1 : n;
      }
    };
  }
}
