package io.mailcore.store.directory;

import io.mailcore.model.MailAddress;
import io.mailcore.spi.directory.Resolution;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists of destinations as tables hold them. */
final class Destinations {

  private static final Logger LOG = LoggerFactory.getLogger(Destinations.class);

  private Destinations() {}

  /**
   * What an address stands for. Mail isn't lost for a slip in a table: what is no address is left
   * out, and if there is nothing else, the sender is asked to come again.
   *
   * @param lists addresses with commas or blanks between them; {@code @other.test} is the same
   *     local part there
   * @param where what the log names as the place of the slip
   */
  static Resolution rewrite(MailAddress address, List<String> lists, String where) {
    Set<MailAddress> targets = new LinkedHashSet<>();
    for (String list : lists) {
      for (String text : list.split("[,\\s]+", -1)) {
        if (!text.isEmpty()) {
          Optional<MailAddress> target = target(address, text);
          target.ifPresent(targets::add);
          if (target.isEmpty()) {
            LOG.warn("{}: a destination of {} is no address; it is left out", where, address);
          }
        }
      }
    }
    return targets.isEmpty() ? Resolution.tryLater() : Resolution.rewrite(targets);
  }

  private static Optional<MailAddress> target(MailAddress address, String text) {
    return text.startsWith("@")
        ? MailAddress.tryOf("any" + text)
            .map(other -> MailAddress.of(address.localPart(), other.domain()))
        : MailAddress.tryOf(text);
  }
}
