package io.mailcore.integration.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.model.Flag;
import io.mailcore.spi.store.MailStore;
import io.mailcore.store.MemoryMailStore;
import io.mailcore.store.archive.MailArchive;
import io.mailcore.store.archive.MailExport;
import io.mailcore.store.archive.MailImport;
import io.mailcore.store.archive.MboxVariant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Python's module {@code mailbox} reads what is exported, and writes what is imported. */
@Tag("once")
@Timeout(120)
class PythonMailboxIT {

  private static final Instant DATE = Instant.parse("2026-03-03T08:20:30Z");
  private static final List<String> FLAGS = List.of("", "S", "RS", "F", "FS", "T", "D");
  private static final Map<Flag, String> LETTERS =
      Map.of(
          Flag.SEEN, "S",
          Flag.ANSWERED, "R",
          Flag.FLAGGED, "F",
          Flag.DELETED, "T",
          Flag.DRAFT, "D");

  @TempDir Path directory;

  private Path script = Path.of("mailboxes.py");

  @BeforeEach
  void findPython() throws IOException {
    assumeTrue(python("--version").status() == 0, "python3 isn't installed");
    script = directory.resolve("mailboxes.py");
    try (InputStream in = PythonMailboxIT.class.getResourceAsStream("/archive/mailboxes.py")) {
      Files.write(script, in.readAllBytes());
    }
  }

  /** What a process has said, and how it ended. */
  private record Said(int status, String out) {}

  private static Said python(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of("python3"));
    command.addAll(List.of(args));
    Process process;
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    } catch (IOException e) {
      return new Said(127, "");
    }
    try (InputStream in = process.getInputStream()) {
      String out = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return new Said(process.exitValue(), out);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static MailArchive archive(String format, Path path) {
    return switch (format) {
      case "maildir" -> MailArchive.maildir(path);
      case "mbox" -> MailArchive.mbox(path, MboxVariant.MBOXRD);
      case "mboxo" -> MailArchive.mbox(path, MboxVariant.MBOXO);
      case "mh" -> MailArchive.mh(path);
      case "mmdf" -> MailArchive.mmdf(path);
      default -> throw new IllegalArgumentException(format);
    };
  }

  /** A Maildir of our own, flags by the place. */
  private ArchiveAccount filled(MailStore store) throws IOException {
    Path current = Files.createDirectories(directory.resolve("source/cur"));
    List<Sample> samples = MiniCorpus.messages();
    for (int i = 0; i < samples.size(); i++) {
      String name = (1_700_000_000 + i) + ".x.host:2," + FLAGS.get(i % FLAGS.size());
      Files.write(current.resolve(name), samples.get(i).octets());
      Files.setLastModifiedTime(current.resolve(name), FileTime.from(DATE));
    }
    ArchiveAccount account = ArchiveAccount.of(store, "ann");
    MailImport.of(archive("maildir", directory.resolve("source")), store, account.id()).run();
    return account;
  }

  private static String line(ArchiveAccount.Kept message) {
    byte[] octets = message.text().replace("\r\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
    String flags =
        message.flags().stream()
            .map(flag -> LETTERS.getOrDefault(flag, ""))
            .sorted()
            .collect(Collectors.joining());
    return HexFormat.of().formatHex(sha256().digest(octets))
        + " "
        + (flags.isEmpty() ? "-" : flags)
        + " "
        + message.date().getEpochSecond();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"maildir", "mbox", "mh"})
  void pythonReadsWhatWeWrite(String format) throws IOException {
    try (MailStore store = MemoryMailStore.create()) {
      ArchiveAccount account = filled(store);
      Path target = directory.resolve("target");
      MailExport.of(store, account.id(), archive(format, target)).run();
      Path read = format.equals("mbox") ? target.resolve("INBOX.mbox") : target;
      Said said = python(script.toString(), "read", format, read.toString());
      assertThat(said.status()).isZero();
      assertThat(said.out().lines())
          .containsExactlyElementsOf(
              account.messages().stream().map(message -> line(message)).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"maildir", "mbox", "mh", "mmdf"})
  void weReadWhatPythonWrites(String format) throws IOException {
    List<String> texts =
        List.of(
            "Subject: 1\n\none\n",
            "Subject: 2\n\nFrom here\nto there\n",
            "Subject: 3\nX-Other: y\n\n",
            "Subject: 4\n\n\n\nempty lines\n",
            "Subject: 5\n\n" + "long ".repeat(20_000) + "\n",
            "Subject: 6\n\nsix\n",
            "Subject: 7\n\nseven\n");
    List<String> args = new ArrayList<>();
    args.addAll(List.of(script.toString(), "write", format, directory.resolve("box").toString()));
    for (String text : texts) {
      Path file = Files.createTempFile(directory, "message", ".eml");
      Files.writeString(file, text);
      args.add(file.toString());
    }
    assertThat(python(args.toArray(String[]::new)).status()).isZero();
    try (MailStore store = MemoryMailStore.create()) {
      ArchiveAccount account = ArchiveAccount.of(store, "ann");
      // Python quotes as mboxo does.
      String ours = format.equals("mbox") ? "mboxo" : format;
      assertThat(
              MailImport.of(archive(ours, directory.resolve("box")), store, account.id())
                  .run()
                  .problems())
          .isEmpty();
      List<ArchiveAccount.Kept> messages =
          account.messages().stream()
              .map(message -> format.equals("mmdf") ? withoutMmdf(message) : message)
              .toList();
      assertThat(messages)
          .extracting(message -> message.text().replace("\r\n", "\n"))
          .containsExactlyInAnyOrderElementsOf(texts);
      for (ArchiveAccount.Kept message : messages) {
        int place = texts.indexOf(message.text().replace("\r\n", "\n"));
        assertThat(message.flags()).as("message %d", place).isEqualTo(flags(format, place));
        if (format.equals("maildir")) {
          assertThat(message.date()).isEqualTo(DATE);
        }
      }
    }
  }

  /** Python puts an empty line before that which ends a message, and quotes though it need not. */
  private static ArchiveAccount.Kept withoutMmdf(ArchiveAccount.Kept message) {
    assertThat(message.text()).endsWith("\r\n\r\n");
    String text = message.text().substring(0, message.text().length() - 2);
    return new ArchiveAccount.Kept(
        text.replace("\n>From ", "\nFrom "), message.flags(), message.date());
  }

  /** What each format of Python's keeps: MH knows of no deleted and no drafts. */
  private static Set<Flag> flags(String format, int place) {
    Set<Flag> flags = new TreeSet<>();
    LETTERS.forEach(
        (flag, letter) -> {
          boolean kept =
              format.equals("maildir")
                  || !flag.equals(Flag.DRAFT)
                      && !(format.equals("mh") && flag.equals(Flag.DELETED));
          if (kept && FLAGS.get(place).contains(letter)) {
            flags.add(flag);
          }
        });
    return flags;
  }
}
