package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;
import io.mailcore.spi.directory.UserDirectory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Aliases in a text file of the host, as Sendmail and Postfix have them. The file is read again
 * when it has changed, which is looked for at most once a second, when somebody asks. A line that
 * can't be used is reported in the log by its number, and the others count; a file that goes away
 * or can't be read any more counts on as it was.
 *
 * <p>Names without a domain are at the domain that is given here. ASCII letters are the same in any
 * case. Commands ({@code |program}), files ({@code /path}) and {@code :include:} are never
 * followed: they are reported and left out. Safe for use by several threads.
 */
public final class AliasFile implements AliasResolver {

  private final Path path;
  private final WatchedFile<AliasTable> file;
  private final Optional<UserDirectory> users;

  private AliasFile(Path path, WatchedFile<AliasTable> file, Optional<UserDirectory> users) {
    this.path = path;
    this.file = file;
    this.users = users;
  }

  /**
   * A file as aliases(5) has it: {@code name: destination, destination}.
   *
   * @param domain where names are that have no domain
   * @throws IllegalArgumentException if the file can't be read, or the domain is none
   */
  public static AliasFile aliases(Path path, String domain) {
    return aliases(path, domain, InstantSource.system());
  }

  static AliasFile aliases(Path path, String domain, InstantSource clock) {
    String own = requireDomain(domain);
    return new AliasFile(
        path,
        new WatchedFile<>(path, (lines, bad) -> AliasLines.aliases(lines, own, bad), clock),
        Optional.empty());
  }

  /**
   * A file as Postfix's virtual(5) has it: {@code user@example.test destination, destination};
   * {@code @example.test destination} for what nobody has at a domain; {@code example.test
   * anything} for a domain whose addresses are all in the file, so that others are refused as
   * unknown. Maps in databases (hash:, lmdb:) are read from their source, not from what postmap has
   * made of it.
   *
   * @param domain where names are that have no domain
   * @param users whose mail no catch-all takes
   * @throws IllegalArgumentException if the file can't be read, or the domain is none
   */
  public static AliasFile virtual(Path path, String domain, UserDirectory users) {
    return virtual(path, domain, users, InstantSource.system());
  }

  static AliasFile virtual(Path path, String domain, UserDirectory users, InstantSource clock) {
    String own = requireDomain(domain);
    requireNonNull(users, "users");
    return new AliasFile(
        path,
        new WatchedFile<>(path, (lines, bad) -> AliasLines.virtual(lines, own, bad), clock),
        Optional.of(users));
  }

  private static String requireDomain(String domain) {
    return MailAddress.tryOf("any@" + requireNonNull(domain, "domain"))
        .map(MailAddress::domain)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "domain: " + domain + " (expected: like example.test)"));
  }

  @Override
  public Resolution resolve(MailAddress recipient) {
    MailAddress folded = AsciiFolding.fold(requireNonNull(recipient, "recipient"));
    return file.contents().resolve(folded, this::isUser, path.toString());
  }

  private boolean isUser(MailAddress address) {
    return users.flatMap(directory -> directory.findByAddress(address)).isPresent();
  }
}
