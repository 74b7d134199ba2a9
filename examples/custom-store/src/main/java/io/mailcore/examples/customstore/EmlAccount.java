package io.mailcore.examples.customstore;

import static io.mailcore.examples.customstore.EmlStore.files;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.SpecialUse;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.model.UidValidity;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One account: its index in memory and on disk, behind one lock. */
final class EmlAccount implements MailAccount {

  private static final int MAX_MAILBOXES = 10_000;

  final Path directory;
  final EmlStore store;
  private final AccountId id;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Box> boxes = new TreeMap<>();
  private final Set<MailboxName> subscriptions = new TreeSet<>();
  private long lastUidValidity;

  EmlAccount(AccountId id, Path directory, EmlStore store) {
    this.id = id;
    this.directory = directory;
    this.store = store;
    load();
  }

  <T> T look(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Changes what is in memory, then the index on disk; a change that fails is undone from there.
   * Nobody looks meanwhile.
   */
  <T> T change(Supplier<T> work) {
    return look(
        () -> {
          try {
            T result = work.get();
            save();
            return result;
          } catch (RuntimeException e) {
            load();
            throw e;
          }
        });
  }

  private void save() {
    List<String> lines = new ArrayList<>(List.of(Box.line("account", lastUidValidity)));
    subscriptions.forEach(name -> lines.add(Box.line("subscribed", name)));
    boxes.values().forEach(box -> box.write(lines::add));
    Path fresh = EmlFiles.sync(files(() -> Files.write(directory.resolve("index.new"), lines)));
    files(() -> Files.move(fresh, directory.resolve("index"), StandardCopyOption.ATOMIC_MOVE));
    EmlFiles.sync(directory);
  }

  private void load() {
    boxes.clear();
    subscriptions.clear();
    Path index = directory.resolve("index");
    if (!Files.exists(index)) {
      make(MailboxName.INBOX, Set.of());
      return;
    }
    Optional<Box> box = Optional.empty();
    for (String line : files(() -> Files.readAllLines(index))) {
      Iterator<String> fields = Arrays.asList(line.split("\t", -1)).iterator();
      switch (fields.next()) {
        case "account" -> lastUidValidity = Long.parseLong(fields.next());
        case "subscribed" -> subscriptions.add(MailboxName.of(fields.next()));
        case "box" -> {
          box = Optional.of(Box.read(fields));
          boxes.put(box.get().id.value(), box.get());
        }
        case "removed" ->
            box.orElseThrow()
                .removed
                .put(Long.parseLong(fields.next()), Long.parseLong(fields.next()));
        default -> box.orElseThrow().readMessage(fields);
      }
    }
  }

  Box box(MailboxId mailbox) {
    return Optional.ofNullable(boxes.get(mailbox.value()))
        .orElseThrow(() -> new StoreException(Kind.NOT_FOUND, "no mailbox " + mailbox));
  }

  private Box box(MailboxName name) {
    return named(name).orElseThrow(() -> new StoreException(Kind.NOT_FOUND, "no " + name));
  }

  private Optional<Box> named(MailboxName name) {
    return boxes.values().stream().filter(box -> box.name.equals(name)).findFirst();
  }

  private Box make(MailboxName name, Set<SpecialUse> uses) {
    requireFree(name);
    if (boxes.size() >= MAX_MAILBOXES) {
      throw new StoreException(Kind.LIMIT, "the account has " + MAX_MAILBOXES + " mailboxes");
    }
    lastUidValidity = Math.max(lastUidValidity + 1, System.currentTimeMillis() / 1000);
    MailboxId mailbox = MailboxId.of(UUID.randomUUID().toString());
    Box box = new Box(mailbox, UidValidity.of(lastUidValidity), Set.copyOf(uses), name);
    boxes.put(mailbox.value(), box);
    return box;
  }

  private void makeAncestors(MailboxName name) {
    name.ancestors().stream()
        .filter(ancestor -> named(ancestor).isEmpty())
        .forEach(ancestor -> make(ancestor, Set.of()));
  }

  private void requireFree(MailboxName name) {
    if (named(name).isPresent()) {
      throw new StoreException(Kind.ALREADY_EXISTS, "there is a mailbox " + name);
    }
  }

  /** Whether a message of any mailbox is in this file. */
  boolean names(String file) {
    return boxes.values().stream()
        .anyMatch(box -> box.messages.values().stream().anyMatch(m -> m.file().equals(file)));
  }

  void tell(MailboxId mailbox) {
    long highest = look(() -> boxes.containsKey(mailbox.value()) ? box(mailbox).modSeq : 1);
    store.tell(listener -> listener.mailboxChanged(id, mailbox, ModSeq.of(highest)));
  }

  private <T> T changeNames(Supplier<T> work) {
    T result = change(work);
    store.tell(listener -> listener.mailboxesChanged(id));
    return result;
  }

  @Override
  public List<MailboxEntry> list(Optional<MailboxName> after, int limit) {
    return look(
        () ->
            boxes.values().stream()
                .map(Box::entry)
                .filter(entry -> after.map(name -> entry.name().compareTo(name) > 0).orElse(true))
                .sorted(Comparator.comparing(MailboxEntry::name))
                .limit(limit)
                .toList());
  }

  @Override
  public Optional<MailboxEntry> find(MailboxName name) {
    return look(() -> named(name).map(Box::entry));
  }

  @Override
  public Mailbox open(MailboxId mailbox) {
    return new EmlMailbox(this, mailbox);
  }

  @Override
  public MailboxEntry create(MailboxName name, Set<SpecialUse> uses) {
    return changeNames(
        () -> {
          requireFree(name);
          makeAncestors(name);
          return make(name, uses).entry();
        });
  }

  @Override
  public MailboxEntry rename(MailboxName from, MailboxName to) {
    MailboxEntry entry = changeNames(() -> from.isInbox() ? moveInbox(to) : moveTree(from, to));
    tell(find(MailboxName.INBOX).orElseThrow().id());
    return entry;
  }

  private MailboxEntry moveInbox(MailboxName to) {
    Box inbox = box(MailboxName.INBOX);
    makeAncestors(to);
    Box target = make(to, Set.of());
    inbox.messages.values().forEach(m -> target.add(m.meta(), m.file()));
    inbox.remove(List.copyOf(inbox.messages.values()));
    return target.entry();
  }

  private MailboxEntry moveTree(MailboxName from, MailboxName to) {
    Box box = box(from);
    requireFree(to);
    if (to.isInferiorOf(from)) {
      throw new StoreException(Kind.NOT_POSSIBLE, to + " is below " + from);
    }
    makeAncestors(to);
    box.name = to;
    List<Box> inferiors =
        boxes.values().stream()
            .filter(b -> b.name.isInferiorOf(from))
            .sorted(Comparator.comparing(b -> b.name))
            .toList();
    for (Box inferior : inferiors) {
      try {
        MailboxName renamed = inferior.name.renamed(from, to);
        requireFree(renamed);
        inferior.name = renamed;
      } catch (IllegalArgumentException e) {
        throw new StoreException(Kind.NOT_POSSIBLE, "an inferior's name would be too long", e);
      }
    }
    return box.entry();
  }

  @Override
  public void delete(MailboxName name) {
    if (name.isInbox()) {
      throw new StoreException(Kind.NOT_POSSIBLE, "INBOX can't be deleted");
    }
    Box removed =
        changeNames(
            () -> {
              Box box = box(name);
              boxes.remove(box.id.value());
              return box;
            });
    EmlMailbox.sweep(this, removed.messages.values());
    tell(removed.id);
  }

  @Override
  public List<MailboxName> subscriptions() {
    return look(() -> List.copyOf(subscriptions));
  }

  @Override
  public void subscribe(MailboxName name, boolean subscribed) {
    changeNames(() -> subscribed ? subscriptions.add(name) : subscriptions.remove(name));
  }
}
