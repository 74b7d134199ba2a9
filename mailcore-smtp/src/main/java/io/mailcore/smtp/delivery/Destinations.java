package io.mailcore.smtp.delivery;

import io.mailcore.model.MailAddress;
import io.mailcore.net.protocol.MessageHandler;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All places that one message goes to, each once, however many recipients lead there. */
final class Destinations {

  private final Map<LocalTarget.Place, LocalTarget> mailboxes = new LinkedHashMap<>();
  private final Set<MailAddress> forwards = new LinkedHashSet<>();
  private final Map<MessageHandler, List<MailAddress>> handlers = new LinkedHashMap<>();

  Destinations(List<Route.Ours> routes) {
    for (Route.Ours route : routes) {
      route.mailboxes().forEach(target -> mailboxes.putIfAbsent(target.place(), target));
      forwards.addAll(route.forwards());
      for (MessageHandler handler : route.handlers()) {
        handlers.computeIfAbsent(handler, h -> new ArrayList<>()).add(route.recipient());
      }
    }
  }

  List<LocalTarget> mailboxes() {
    return List.copyOf(mailboxes.values());
  }

  Set<MailAddress> forwards() {
    return forwards;
  }

  /** The handlers, each with the recipients that it is for. */
  Map<MessageHandler, List<MailAddress>> handlers() {
    return handlers;
  }
}
