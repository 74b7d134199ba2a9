package io.mailcore.testkit.contract;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.UserDirectory;
import io.mailcore.store.directory.CachedUserDirectory;
import io.mailcore.store.directory.PasswdFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A file's users, behind a cache, which must not change an answer. */
final class PasswdFileContractTest extends UserDirectoryContract {

  private static final String HASH = "{SSHA}H/zrDv8FXUu1JmwvVYijfrYEF34jVZcO";

  @TempDir private Path folder;
  private UserDirectory users;

  @BeforeEach
  void read() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("users"),
            "ann@example.test:" + HASH + ":::::\noff:" + HASH + "::::::nologin\n");
    users = CachedUserDirectory.of(PasswdFile.builder(file).build());
  }

  @Override
  protected UserDirectory directory() {
    return users;
  }

  @Override
  protected String login() {
    return "ann@example.test";
  }

  @Override
  protected String password() {
    return "test";
  }

  @Override
  protected Optional<MailAddress> address() {
    return Optional.of(MailAddress.of("ann@example.test"));
  }

  @Override
  protected Optional<String> disabledLogin() {
    return Optional.of("off");
  }
}
