package io.mailcore.imap.wire;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of NOTIFY (RFC 5465, section 8).
 *
 * @param status whether to begin with the STATUS of the mailboxes
 * @param groups what is asked for; none for NOTIFY NONE
 */
public record NotifyRequest(boolean status, List<Group> groups) {

  /** Copies the list. */
  public NotifyRequest {
    groups = List.copyOf(groups);
  }

  /** Which mailboxes (section 6). */
  public enum Filter {
    /** The selected one, at once. */
    SELECTED,
    /** The selected one, expunges between commands. */
    SELECTED_DELAYED,
    /** Those that mail is delivered to. */
    INBOXES,
    /** The user's own. */
    PERSONAL,
    /** Those that are subscribed. */
    SUBSCRIBED,
    /** Some, and all below them. */
    SUBTREE,
    /** Some. */
    MAILBOXES;

    /** Whether it is for the selected mailbox. */
    public boolean isSelected() {
      return this == SELECTED || this == SELECTED_DELAYED;
    }

    private boolean hasNames() {
      return this == SUBTREE || this == MAILBOXES;
    }
  }

  /** What happens (section 5). */
  public enum Event {
    /** A message has come. */
    MESSAGE_NEW("MessageNew", true),
    /** A message has gone. */
    MESSAGE_EXPUNGE("MessageExpunge", true),
    /** Flags have changed. */
    FLAG_CHANGE("FlagChange", true),
    /** A mailbox was made, renamed or removed. */
    MAILBOX_NAME("MailboxName", false),
    /** A subscription has come or gone. */
    SUBSCRIPTION_CHANGE("SubscriptionChange", false),
    /** Annotations of a mailbox have changed. */
    MAILBOX_METADATA_CHANGE("MailboxMetadataChange", false),
    /** Annotations of the server have changed. */
    SERVER_METADATA_CHANGE("ServerMetadataChange", false);

    private final String text;
    private final boolean ofMessages;

    Event(String text, boolean ofMessages) {
      this.text = text;
      this.ofMessages = ofMessages;
    }

    /** Its name on the wire. */
    public String text() {
      return text;
    }

    private static Optional<Event> named(String upper) {
      for (Event event : values()) {
        if (event.text.toUpperCase(Locale.ROOT).equals(upper)) {
          return Optional.of(event);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Events of some mailboxes.
   *
   * @param filter which mailboxes
   * @param mailboxes their names, decoded, where the filter has some
   * @param events which events; none for NONE
   * @param fetch what to fetch of new messages; nothing for none
   * @param unknown whether there are events that this library doesn't know
   */
  public record Group(
      Filter filter,
      List<String> mailboxes,
      Set<Event> events,
      List<FetchItem> fetch,
      boolean unknown) {

    /** Copies the collections. */
    public Group {
      mailboxes = List.copyOf(mailboxes);
      events = Set.copyOf(events);
      fetch = List.copyOf(fetch);
    }
  }

  /**
   * Reads what follows the word NOTIFY.
   *
   * @throws ImapSyntaxException if it isn't to the grammar, or says less or more than it may
   */
  public static NotifyRequest parse(ImapReader in) {
    in.sp();
    if (in.tryKeyword("NONE")) {
      return new NotifyRequest(false, List.of());
    }
    in.keyword("SET");
    in.sp();
    boolean status = in.tryKeyword("STATUS");
    if (status) {
      in.sp();
    }
    List<Group> groups = new ArrayList<>();
    do {
      groups.add(group(in));
    } while (in.trySp());
    if (groups.stream().filter(group -> group.filter().isSelected()).count() > 1) {
      throw ImapReader.error("The selected mailbox twice");
    }
    return new NotifyRequest(status, groups);
  }

  private static Group group(ImapReader in) {
    in.open();
    Filter filter = filter(in.name());
    in.sp();
    List<String> mailboxes = new ArrayList<>();
    if (filter.hasNames()) {
      if (in.tryOpen()) {
        do {
          mailboxes.add(in.mailboxText());
        } while (in.trySp());
        in.close();
      } else {
        mailboxes.add(in.mailboxText());
      }
      in.sp();
    }
    Group group =
        in.tryKeyword("NONE")
            ? new Group(filter, mailboxes, Set.of(), List.of(), false)
            : events(filter, mailboxes, in);
    in.close();
    return checked(group);
  }

  private static Filter filter(String name) {
    for (Filter filter : Filter.values()) {
      if (filter.name().replace('_', '-').equals(name)) {
        return filter;
      }
    }
    throw ImapReader.error("Unknown filter of mailboxes");
  }

  private static Group events(Filter filter, List<String> mailboxes, ImapReader in) {
    Set<Event> events = EnumSet.noneOf(Event.class);
    Set<FetchItem> fetch = new LinkedHashSet<>();
    boolean unknown = false;
    in.open();
    boolean more = true;
    while (more) {
      Optional<Event> event = Event.named(in.name());
      event.ifPresent(events::add);
      unknown |= event.isEmpty();
      more = in.trySp();
      if (more && event.equals(Optional.of(Event.MESSAGE_NEW)) && in.at('(')) {
        fetch(filter, in, fetch);
        more = in.trySp();
      }
    }
    in.close();
    return new Group(filter, mailboxes, events, List.copyOf(fetch), unknown);
  }

  private static void fetch(Filter filter, ImapReader in, Set<FetchItem> to) {
    if (!filter.isSelected()) {
      throw ImapReader.error("Only new messages of the selected mailbox are fetched");
    }
    to.addAll(FetchRequestReader.list(in));
  }

  /** Section 5: who is told of some changes of messages must be told of those before them. */
  private static Group checked(Group group) {
    Set<Event> events = group.events();
    boolean arrivals = events.contains(Event.MESSAGE_NEW);
    if (arrivals != events.contains(Event.MESSAGE_EXPUNGE)) {
      throw ImapReader.error("MessageNew and MessageExpunge need each other");
    }
    if (events.contains(Event.FLAG_CHANGE) && !arrivals) {
      throw ImapReader.error("FlagChange needs MessageNew and MessageExpunge");
    }
    if (group.filter().isSelected() && !events.stream().allMatch(event -> event.ofMessages)) {
      throw ImapReader.error("Only events of messages are for the selected mailbox");
    }
    return group;
  }
}
