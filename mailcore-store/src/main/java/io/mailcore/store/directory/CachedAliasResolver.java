package io.mailcore.store.directory;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.AliasResolver;
import io.mailcore.spi.directory.Resolution;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Remembers for a while what another resolver has said: where mail goes for the longer time, that
 * there is nothing to say or no such user for the shorter; "can't say now" isn't remembered. A
 * change in the resolver behind is seen when its answer's life ends, or at once by {@link
 * #invalidateAll}: {@code managed.onAliasChange(cached::invalidateAll)}.
 *
 * <p>Safe for use by several threads.
 */
public final class CachedAliasResolver implements AliasResolver {

  private final AliasResolver aliases;
  private final CacheSettings settings;
  private final ExpiringCache<MailAddress, Resolution> resolutions;

  private CachedAliasResolver(AliasResolver aliases, CacheSettings settings, InstantSource clock) {
    this.aliases = requireNonNull(aliases, "aliases");
    this.settings = requireNonNull(settings, "settings");
    this.resolutions = new ExpiringCache<>(settings.most(), clock);
  }

  /** Remembers what {@code aliases} says, as {@link CacheSettings#DEFAULT} has it. */
  public static CachedAliasResolver of(AliasResolver aliases) {
    return of(aliases, CacheSettings.DEFAULT);
  }

  /** Remembers what {@code aliases} says. */
  public static CachedAliasResolver of(AliasResolver aliases, CacheSettings settings) {
    return of(aliases, settings, InstantSource.system());
  }

  static CachedAliasResolver of(
      AliasResolver aliases, CacheSettings settings, InstantSource clock) {
    return new CachedAliasResolver(aliases, settings, clock);
  }

  @Override
  public Resolution resolve(MailAddress recipient) {
    requireNonNull(recipient, "recipient");
    Optional<Resolution> known = resolutions.get(recipient);
    if (known.isPresent()) {
      return known.get();
    }
    long asked = resolutions.generation();
    Resolution resolution = aliases.resolve(recipient);
    life(resolution).ifPresent(life -> resolutions.put(recipient, resolution, life, asked));
    return resolution;
  }

  private Optional<Duration> life(Resolution resolution) {
    return switch (resolution.kind()) {
      case LOCAL, REWRITE -> Optional.of(settings.life());
      case NO_SUCH_USER, NOT_LOCAL, PASS -> Optional.of(settings.negativeLife());
      case TRY_LATER -> Optional.empty();
    };
  }

  /** Forgets everything. To be called once an alias has been made, changed or taken away. */
  public void invalidateAll() {
    resolutions.removeIf(resolution -> true);
  }
}
