package io.mailcore.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.Flag;
import io.mailcore.model.UidSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders as MH and nmh keep them. */
class MhTest {

  @TempDir Path directory;

  private final Account account = Account.create();

  private void message(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Account.DATE.toInstant()));
  }

  @Test
  void readsFoldersNumbersAndSequences() throws IOException {
    message("inbox/10", "ten\n");
    message("inbox/9", "nine\n");
    message("inbox/2", "two\n");
    message("inbox/,3", "deleted\n");
    message("inbox/notes", "no message\n");
    message("inbox/01", "no message\n");
    message("lists/jvm/1", "list\n");
    Files.writeString(
        directory.resolve("inbox/.mh_sequences"),
        "cur: 2\nunseen: 9-10\nreplied: 10 2\nflagged: 9\nwork: 1-1000\nbad name: 1\nrubbish\nx: y\n");
    ArchiveResult result = account.bring(MailArchive.mh(directory));
    assertThat(account.mailboxes()).containsExactly("INBOX", "lists", "lists/jvm");
    assertThat(account.messages("INBOX"))
        .containsExactly(
            Account.Kept.of("two\r\n", Flag.SEEN, Flag.ANSWERED, Flag.keyword("work")),
            Account.Kept.of("nine\r\n", Flag.FLAGGED, Flag.keyword("work")),
            Account.Kept.of("ten\r\n", Flag.ANSWERED, Flag.keyword("work")));
    assertThat(account.messages("lists/jvm"))
        .containsExactly(Account.Kept.of("list\r\n", Flag.SEEN));
    assertThat(result.problemCount()).isEqualTo(2);
  }

  @Test
  void readsMessagesInTheRoot() throws IOException {
    message("1", "one\n");
    account.bring(MailArchive.mh(directory));
    assertThat(account.texts("INBOX")).containsExactly("one\r\n");
  }

  @Test
  void numbersMessagesByTheirUids() throws IOException {
    account.add("INBOX", "one\r\n");
    account.add("INBOX", "two\r\n", Flag.SEEN);
    account.open("INBOX").remove(UidSet.of(1));
    account.export(MailArchive.mh(directory));
    assertThat(directory.resolve("inbox/1")).doesNotExist();
    assertThat(directory.resolve("inbox/2")).hasContent("two\n");
  }

  @Test
  void leavesFoldersOfOthersAlone() throws IOException {
    message("inbox/1", "theirs\n");
    account.add("INBOX", "ours\r\n");
    account.add("other", "ours\r\n");
    ArchiveResult result = account.export(MailArchive.mh(directory));
    assertThat(result.problemCount()).isEqualTo(1);
    assertThat(directory.resolve("inbox/1")).hasContent("theirs\n");
    assertThat(directory.resolve("other/1")).hasContent("ours\n");
  }
}
