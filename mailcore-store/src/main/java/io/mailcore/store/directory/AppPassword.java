package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A password that one program of a user logs in with, instead of the user's own. Immutable; the
 * password itself isn't kept, and isn't here.
 *
 * @param id by which it is taken back
 * @param name what the user calls the program
 * @param scope for which protocols it is good
 * @param created when it was made
 * @param expires until when it is good; empty for as long as it is there
 * @param lastUsed about when it was used last, to an hour; empty if it never was
 */
public record AppPassword(
    String id,
    String name,
    Set<Scope> scope,
    Instant created,
    Optional<Instant> expires,
    Optional<Instant> lastUsed) {

  /** What a password is good for. */
  public enum Scope {
    /** Reading mail by IMAP: listeners whose name begins with {@code imap}. */
    IMAP("imap"),
    /** Reading mail by POP3: listeners whose name begins with {@code pop3}. */
    POP3("pop3"),
    /** Sending mail: listeners whose name begins with {@code smtp} or {@code submission}. */
    SMTP("smtp", "submission");

    private final String[] listeners;

    Scope(String... listeners) {
      this.listeners = listeners;
    }

    boolean covers(String protocol) {
      for (String listener : listeners) {
        if (protocol.startsWith(listener)) {
          return true;
        }
      }
      return false;
    }
  }

  public AppPassword {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    scope = Set.copyOf(scope);
    requireNonNull(created, "created");
    requireNonNull(expires, "expires");
    requireNonNull(lastUsed, "lastUsed");
  }
}
