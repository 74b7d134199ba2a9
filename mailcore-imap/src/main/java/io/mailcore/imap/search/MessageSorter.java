package io.mailcore.imap.search;

import static java.util.Objects.requireNonNull;

import io.mailcore.imap.wire.SortKey;
import io.mailcore.mime.SummaryFields;
import io.mailcore.model.UidSet;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MessageMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sorts messages (RFC 5256 section 3): reads them page by page, then sorts what it has kept, in
 * steps of bounded work.
 *
 * <p>Of each message it keeps 16 octets for UID and mod-sequence, 8 for sorting, 8 for each key
 * that is a date or a size, and for each that is a text 9 octets and the text's collation, of which
 * 255 octets count: a million messages by subject take about 75 MiB while the command runs, 290 MiB
 * at most. Used on the strand.
 */
public final class MessageSorter implements Outcome {

  private final List<SortKey> keys;
  private final List<SortColumn> columns = new ArrayList<>();
  private final GrowingNumbers uids = new GrowingNumbers();
  private final GrowingNumbers modSeqs = new GrowingNumbers();
  private final MessageScan scan;
  private final Function<SortedMessages, Optional<SearchResponse>> maker;
  private Optional<StepSort> sort = Optional.empty();
  private Optional<SearchResponse> response = Optional.empty();

  /**
   * Sorts.
   *
   * @param keys by which
   * @param mailbox where the messages are
   * @param found which they are
   * @param maker makes the answer
   */
  public MessageSorter(
      List<SortKey> keys,
      Mailbox mailbox,
      UidSet found,
      Function<SortedMessages, Optional<SearchResponse>> maker) {
    this.keys = List.copyOf(keys);
    this.maker = requireNonNull(maker, "maker");
    keys.forEach(key -> columns.add(SortColumn.of(key.field())));
    boolean withFields = columns.stream().anyMatch(SortColumn::needsFields);
    this.scan = new MessageScan(mailbox, found, withFields, this::add);
  }

  private void add(MessageMeta meta, Optional<SummaryFields> fields) {
    uids.add(meta.uid().value());
    modSeqs.add(meta.modSeq().value());
    columns.forEach(column -> column.add(meta, fields));
  }

  @Override
  public boolean step() {
    if (sort.isEmpty()) {
      if (!scan.step()) {
        sort = Optional.of(new StepSort(uids.count(), this::compare));
      }
      return true;
    }
    if (sort.get().step()) {
      return true;
    }
    response = maker.apply(new SortedMessages(uids, modSeqs, sort.get().sorted()));
    return false;
  }

  private int compare(int a, int b) {
    for (int i = 0; i < columns.size(); i++) {
      int compared = columns.get(i).compare(a, b);
      if (compared != 0) {
        return keys.get(i).reverse() ? -compared : compared;
      }
    }
    return 0;
  }

  @Override
  public UidSet damaged() {
    return scan.damaged();
  }

  @Override
  public Optional<SearchResponse> response() {
    return response;
  }
}
