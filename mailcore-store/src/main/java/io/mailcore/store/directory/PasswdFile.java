package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.StoreException;
import io.mailcore.spi.directory.AuthContext;
import io.mailcore.spi.directory.AuthOutcome;
import io.mailcore.spi.directory.UserAccount;
import io.mailcore.spi.directory.UserDirectory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Users in a text file of the host, as Dovecot's passwd-file has them: {@code
 * user:{SCHEME}hash:uid:gid:gecos:home:shell:extra}. The file is read again when it has changed,
 * which is looked for at most once a second, when somebody asks. A line that can't be used is
 * reported in the log by its number, and the others count; a file that goes away or can't be read
 * any more counts on as it was.
 *
 * <p>Used are the user, whose name in lower case of ASCII is the account's id, the password, and of
 * the extra fields {@code nologin} (mail comes in, but nobody logs in), {@code
 * userdb_quota_rule=*:storage=1G} and {@code userdb_quota_storage_size=1G}. A user with {@code
 * nopassword}, {@code allow_nets}, {@code proxy} or another field that says who may log in is left
 * out: what it asks for isn't done here. Nobody logs in with a password that is empty or begins
 * with {@code *} or {@code !}. Safe for use by several threads.
 */
public final class PasswdFile implements UserDirectory {

  private static final Logger LOG = LoggerFactory.getLogger(PasswdFile.class);

  private final PasswordHasher hasher;
  private final WatchedFile<PasswdTable> file;

  private PasswdFile(PasswordHasher hasher, WatchedFile<PasswdTable> file) {
    this.hasher = hasher;
    this.file = file;
  }

  /** A builder for this file. */
  public static Builder builder(Path path) {
    return new Builder(path);
  }

  @Override
  public AuthOutcome verifyPassword(String login, char[] password, AuthContext context) {
    requireNonNull(context, "context");
    requireNonNull(password, "password");
    String folded = AsciiFolding.fold(requireNonNull(login, "login"));
    PasswdTable.@Nullable User user = file.contents().byId().get(folded);
    try {
      String stored = user == null ? null : user.password().orElse(null);
      if (!hasher.verify(password, stored, folded) || user == null) {
        return AuthOutcome.rejected();
      }
      return user.logsIn()
          ? AuthOutcome.authenticated(user.account().id())
          : AuthOutcome.disabled();
    } catch (StoreException e) {
      LOG.warn("session={} a password can't be checked now", context.session().sessionId(), e);
      return AuthOutcome.tryLater();
    }
  }

  @Override
  public Optional<UserAccount> find(AccountId id) {
    Map<String, PasswdTable.User> users = file.contents().byId();
    return Optional.ofNullable(users.get(requireNonNull(id, "id").value()))
        .map(PasswdTable.User::account);
  }

  @Override
  public Optional<UserAccount> findByAddress(MailAddress address) {
    MailAddress folded = AsciiFolding.fold(requireNonNull(address, "address"));
    return Optional.ofNullable(file.contents().byAddress().get(folded))
        .map(PasswdTable.User::account);
  }

  /** Builds a directory; not safe for use by several threads. */
  public static final class Builder {

    private final Path path;
    private @Nullable PasswordHasher hasher;
    private Optional<String> domain = Optional.empty();
    private InstantSource clock = InstantSource.system();

    private Builder(Path path) {
      this.path = requireNonNull(path, "path");
    }

    /** Who checks the passwords; {@link PasswordHasher#create()} unless set. */
    public Builder hasher(PasswordHasher shared) {
      hasher = requireNonNull(shared, "shared");
      return this;
    }

    /**
     * The domain of users that are named without one; unless set, these have no address.
     *
     * @throws IllegalArgumentException if it is none
     */
    public Builder domain(String name) {
      domain =
          Optional.of(
              MailAddress.tryOf("any@" + requireNonNull(name, "name"))
                  .map(MailAddress::domain)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "domain: " + name + " (expected: like example.test)")));
      return this;
    }

    Builder clock(InstantSource source) {
      clock = source;
      return this;
    }

    /**
     * The directory.
     *
     * @throws IllegalArgumentException if the file can't be read
     */
    public PasswdFile build() {
      Optional<String> own = domain;
      return new PasswdFile(
          hasher == null ? PasswordHasher.create() : hasher,
          new WatchedFile<>(path, (lines, bad) -> PasswdTable.read(lines, own, bad), clock));
    }
  }
}
