package io.mailcore.examples.customstore;

import io.mailcore.model.Flag;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.store.MailboxEntry;
import io.mailcore.spi.store.MessageMeta;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A mailbox in an account's index: in memory, and as lines of text with tabs between fields. */
final class Box {

  private static final int MAX_KEYWORDS = 200;

  /** A message and the name of its file. */
  record Stored(MessageMeta meta, String file) {}

  final MailboxId id;
  final UidValidity uidValidity;
  final Set<SpecialUse> uses;
  MailboxName name;
  long uidNext = 1;
  long modSeq = 1;
  long recentFrom = 1;
  final TreeMap<Long, Stored> messages = new TreeMap<>();
  final TreeMap<Long, Long> removed = new TreeMap<>(); // UID -> mod-sequence
  final Set<Flag> keywords = new TreeSet<>();

  Box(MailboxId id, UidValidity uidValidity, Set<SpecialUse> uses, MailboxName name) {
    this.id = id;
    this.uidValidity = uidValidity;
    this.uses = uses;
    this.name = name;
  }

  MailboxEntry entry() {
    return MailboxEntry.of(id, name, uidValidity).withUses(uses);
  }

  /**
   * Puts a message and its file in, under the next UID and the mod-sequence that the caller has
   * raised.
   */
  Uid add(MessageMeta message, String file) {
    if (uidNext > Uid.MAX_VALUE) {
      throw new StoreException(Kind.LIMIT, "the mailbox has used up its UIDs");
    }
    Uid uid = Uid.of(uidNext++);
    remember(message.flags());
    put(message.copy(uid, ModSeq.of(modSeq)).saveDate(Instant.now()).build(), file);
    return uid;
  }

  void put(MessageMeta message, String file) {
    messages.put(message.uid().value(), new Stored(message, file));
  }

  void remember(Set<Flag> flags) {
    flags.stream().filter(flag -> !flag.isSystem()).forEach(keywords::add);
    if (keywords.size() > MAX_KEYWORDS) {
      throw new StoreException(Kind.LIMIT, "the mailbox has " + MAX_KEYWORDS + " keywords");
    }
  }

  /** Takes messages out; their files are the caller's. */
  void remove(Collection<Stored> gone) {
    modSeq += gone.isEmpty() ? 0 : 1;
    for (Stored message : gone) {
      messages.remove(message.meta.uid().value());
      removed.put(message.meta.uid().value(), modSeq);
    }
  }

  List<MessageMeta> metas() {
    return messages.values().stream().map(Stored::meta).toList();
  }

  List<Stored> select(UidSet uids) {
    return messages.values().stream().filter(m -> uids.contains(m.meta.uid())).toList();
  }

  void write(Consumer<String> lines) {
    Stream<String> useNames = uses.stream().map(Enum::name);
    lines.accept(
        line(
            "box",
            id,
            uidValidity,
            useNames.collect(Collectors.joining(" ")),
            name,
            uidNext,
            modSeq,
            recentFrom,
            words(keywords)));
    removed.forEach((uid, when) -> lines.accept(line("removed", uid, when)));
    for (Stored stored : messages.values()) {
      MessageMeta m = stored.meta;
      lines.accept(
          line(
              "message",
              m.uid(),
              m.modSeq(),
              m.internalDate(),
              m.size(),
              words(m.flags()),
              m.saveDate().orElseThrow(),
              m.prefixLength(),
              stored.file));
    }
  }

  static String line(Object... fields) {
    return Stream.of(fields).map(Object::toString).collect(Collectors.joining("\t"));
  }

  private static String words(Set<Flag> flags) {
    return flags.stream().map(Flag::name).collect(Collectors.joining(" "));
  }

  private static Stream<String> split(String words) {
    return Stream.of(words.split(" ")).filter(word -> !word.isEmpty());
  }

  static Box read(Iterator<String> f) {
    MailboxId id = MailboxId.of(f.next());
    UidValidity uidValidity = UidValidity.of(Long.parseLong(f.next()));
    Set<SpecialUse> uses =
        split(f.next()).map(SpecialUse::valueOf).collect(Collectors.toUnmodifiableSet());
    Box box = new Box(id, uidValidity, uses, MailboxName.of(f.next()));
    box.uidNext = Long.parseLong(f.next());
    box.modSeq = Long.parseLong(f.next());
    box.recentFrom = Long.parseLong(f.next());
    split(f.next()).map(Flag::of).forEach(box.keywords::add);
    return box;
  }

  void readMessage(Iterator<String> f) {
    Uid uid = Uid.of(Long.parseLong(f.next()));
    ModSeq changed = ModSeq.of(Long.parseLong(f.next()));
    OffsetDateTime date = OffsetDateTime.parse(f.next());
    MessageMeta.Builder message =
        MessageMeta.builder(uid, changed, date, Long.parseLong(f.next()))
            .flags(split(f.next()).map(Flag::of).collect(Collectors.toSet()))
            .saveDate(Instant.parse(f.next()))
            .prefixLength(Integer.parseInt(f.next()));
    put(message.build(), f.next());
  }
}
