package io.mailcore.store.directory;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Aliases as a file has them. Not changed any more once its maker has handed it out. */
final class AliasTable {

  private final Map<MailAddress, Set<MailAddress>> addresses = new HashMap<>();
  private final Map<String, Set<String>> catchAlls = new HashMap<>();
  private final Set<String> domains = new HashSet<>();

  /** Adds destinations of an address, whose local part is folded. */
  void add(MailAddress source, List<MailAddress> targets) {
    addresses.computeIfAbsent(source, key -> new LinkedHashSet<>()).addAll(targets);
  }

  /** Adds destinations of a domain: addresses, or {@code @other.test}. */
  void addCatchAll(String domain, List<String> targets) {
    catchAlls.computeIfAbsent(domain, key -> new LinkedHashSet<>()).addAll(targets);
  }

  /** Says that there is nobody at a domain but those that are named. */
  void addDomain(String domain) {
    domains.add(domain);
  }

  /**
   * Where mail to an address goes.
   *
   * @param isUser whether somebody owns an address, whose mail no catch-all takes
   */
  Resolution resolve(MailAddress address, Predicate<MailAddress> isUser, String where) {
    Set<MailAddress> named = addresses.get(address);
    if (named != null) {
      return Resolution.rewrite(named);
    }
    Set<String> caught = catchAlls.get(address.domain());
    boolean ours = domains.contains(address.domain());
    if (caught == null && !ours || isOwned(address, isUser)) {
      return Resolution.pass();
    }
    return caught == null
        ? Resolution.noSuchUser()
        : Destinations.rewrite(address, new ArrayList<>(caught), where);
  }

  private boolean isOwned(MailAddress address, Predicate<MailAddress> isUser) {
    Optional<MailAddress> base = Subaddress.base(address);
    return isUser.test(address)
        || base.filter(b -> addresses.containsKey(b) || isUser.test(b)).isPresent();
  }
}
