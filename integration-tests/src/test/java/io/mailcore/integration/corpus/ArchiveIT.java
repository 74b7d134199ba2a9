package io.mailcore.integration.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.integration.process.Stores;
import io.mailcore.model.Flag;
import io.mailcore.model.UidRange;
import io.mailcore.spi.store.MailStore;
import io.mailcore.store.archive.ArchiveResult;
import io.mailcore.store.archive.LineEnd;
import io.mailcore.store.archive.MailArchive;
import io.mailcore.store.archive.MailExport;
import io.mailcore.store.archive.MailImport;
import io.mailcore.store.archive.MboxVariant;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Real messages come in from a Maildir as they are, go out in every format, and come back with
 * every octet, flag and date; on each store.
 */
@Timeout(240)
class ArchiveIT {

  private static final Instant DATE = Instant.parse("2026-03-03T08:20:30Z");
  private static final List<String> FLAGS = List.of("", "S", "RS", "F", "FS", "T", "D", "Sa", "ab");

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Stores.class)
  void givesBackEveryOctetFlagAndDate(Stores stores) throws IOException {
    Path source = directory.resolve("source");
    List<ArchiveAccount.Kept> expected = writeMaildir(source);
    try (MailStore store = stores.open(directory.resolve("store"))) {
      ArchiveAccount first = ArchiveAccount.of(store, "first");
      ArchiveResult read = MailImport.of(MailArchive.maildir(source), store, first.id()).run();
      assertThat(read.problems()).isEmpty();
      compare(first.messages(), expected, "the files");
      for (Map.Entry<String, MailArchive> format : formats().entrySet()) {
        MailArchive archive = format.getValue();
        ArchiveResult written = MailExport.of(store, first.id(), archive).run();
        assertThat(written.problems()).as(format.getKey()).isEmpty();
        ArchiveAccount second = ArchiveAccount.of(store, format.getKey());
        assertThat(MailImport.of(archive, store, second.id()).run().problems())
            .as(format.getKey())
            .isEmpty();
        List<ArchiveAccount.Kept> wanted =
            format.getKey().equals("mboxo")
                ? expected.stream().map(ArchiveIT::asMboxoKeepsIt).toList()
                : expected;
        compare(second.messages(), wanted, format.getKey());
        second.inbox().remove(second.inbox().uids(UidRange.ALL, 100_000));
      }
    }
  }

  private Map<String, MailArchive> formats() {
    Map<String, MailArchive> formats = new LinkedHashMap<>();
    formats.put("maildir", MailArchive.maildir(directory.resolve("maildir")));
    formats.put("crlf", MailArchive.maildir(directory.resolve("crlf"), LineEnd.CRLF));
    formats.put("mbox", MailArchive.mbox(directory.resolve("mbox"), MboxVariant.MBOXRD));
    formats.put("mboxo", MailArchive.mbox(directory.resolve("mboxo"), MboxVariant.MBOXO));
    formats.put("mboxcl2", MailArchive.mbox(directory.resolve("mboxcl2"), MboxVariant.MBOXCL2));
    formats.put("mh", MailArchive.mh(directory.resolve("mh")));
    return formats;
  }

  /** Writes all samples, as their files are, and says what must be in a mailbox afterwards. */
  private static List<ArchiveAccount.Kept> writeMaildir(Path source) throws IOException {
    List<byte[]> messages = new ArrayList<>();
    MiniCorpus.messages().forEach(sample -> messages.add(sample.octets()));
    if (Corpus.directory().isPresent()) {
      try (var files = Files.walk(Corpus.directory().orElseThrow())) {
        for (Path file : files.filter(path -> path.toString().endsWith(".msg")).sorted().toList()) {
          messages.add(Files.readAllBytes(file));
        }
      }
    }
    Path current = Files.createDirectories(source.resolve("cur"));
    Files.writeString(source.resolve("dovecot-keywords"), "0 $Junk\n1 work\n");
    List<ArchiveAccount.Kept> expected = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      String flags = FLAGS.get(i % FLAGS.size());
      Path file = current.resolve((1_700_000_000 + i) + ".sample.host:2," + flags);
      Files.write(file, messages.get(i));
      Instant date = DATE.plusSeconds(i * 86_400L);
      Files.setLastModifiedTime(file, FileTime.from(date));
      String text = new String(messages.get(i), StandardCharsets.ISO_8859_1);
      expected.add(new ArchiveAccount.Kept(withCrlf(text), flagsOf(flags), date));
    }
    return expected;
  }

  private static String withCrlf(String text) {
    return text.replace("\r\n", "\n").replace("\n", "\r\n");
  }

  private static TreeSet<Flag> flagsOf(String letters) {
    Map<Integer, Flag> known =
        Map.of(
            (int) 'S', Flag.SEEN,
            (int) 'R', Flag.ANSWERED,
            (int) 'F', Flag.FLAGGED,
            (int) 'T', Flag.DELETED,
            (int) 'D', Flag.DRAFT,
            (int) 'a', Flag.keyword("$Junk"),
            (int) 'b', Flag.keyword("work"));
    TreeSet<Flag> flags = new TreeSet<>();
    letters.chars().forEach(letter -> flags.add(known.get(letter)));
    return flags;
  }

  /** This variant can't tell a line that began with a quote from one that it has quoted. */
  private static ArchiveAccount.Kept asMboxoKeepsIt(ArchiveAccount.Kept message) {
    String text = ("\n" + message.text()).replace("\n>From ", "\nFrom ").substring(1);
    return new ArchiveAccount.Kept(text, message.flags(), message.date());
  }

  private static void compare(
      List<ArchiveAccount.Kept> actual, List<ArchiveAccount.Kept> expected, String what) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(actual.get(i).equals(expected.get(i)))
          .as("%s: %s, expected %s", what, actual.get(i), expected.get(i))
          .isTrue();
    }
  }
}
