package io.mailcore.imap.fetch;

import io.mailcore.imap.wire.FetchItem;
import io.mailcore.imap.wire.FetchItem.Attribute;
import io.mailcore.imap.wire.FetchItem.BinarySection;
import io.mailcore.imap.wire.FetchItem.BinarySize;
import io.mailcore.imap.wire.FetchItem.BodySection;
import io.mailcore.imap.wire.FetchItem.Legacy;
import io.mailcore.imap.wire.FetchItem.Preview;
import io.mailcore.imap.wire.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * What has to be loaded of each message for the items that a client asks for, so that a FETCH of
 * flags touches nothing else and one of ENVELOPE no content. Immutable.
 */
public final class FetchPlan {

  private final List<FetchItem> items;
  private final boolean uidFetch;
  private final boolean needsMeta;
  private final boolean needsSummary;
  private final boolean needsContent;
  private final boolean setsSeen;

  private FetchPlan(List<FetchItem> items, boolean uidFetch) {
    this.items = List.copyOf(items);
    this.uidFetch = uidFetch;
    this.needsMeta = items.stream().anyMatch(FetchPlan::needsMeta);
    this.needsSummary = items.stream().anyMatch(FetchPlan::needsSummary);
    this.needsContent = items.stream().anyMatch(FetchPlan::needsContent);
    this.setsSeen = items.stream().anyMatch(FetchPlan::setsSeen);
  }

  /**
   * A plan.
   *
   * @param items in the order of the answer
   */
  public static FetchPlan of(List<FetchItem> items) {
    return new FetchPlan(items, false);
  }

  /**
   * This plan with one more item, unless it has it already.
   *
   * @param item told behind the others
   */
  public FetchPlan withLast(Attribute item) {
    return items.contains(item) ? this : added(items.size(), item);
  }

  /**
   * This plan with one more item, unless it has it already.
   *
   * @param item told before the others
   */
  public FetchPlan withFirst(Attribute item) {
    return items.contains(item) ? this : added(0, item);
  }

  private FetchPlan added(int index, Attribute item) {
    List<FetchItem> more = new ArrayList<>(items);
    more.add(index, item);
    return new FetchPlan(more, uidFetch);
  }

  /** This plan, answered with UIDFETCH, which names the message by its UID (RFC 9586). */
  public FetchPlan asUidFetch() {
    return new FetchPlan(items, true);
  }

  /** Whether the answer is UIDFETCH. */
  boolean isUidFetch() {
    return uidFetch;
  }

  /** The items in the order of the answer. */
  public List<FetchItem> items() {
    return items;
  }

  /** Whether this is asked for. */
  public boolean asksFor(Attribute item) {
    return items.contains(item);
  }

  /** Whether the first words of the messages are to be made where they aren't known. */
  public boolean needsPreview() {
    return items.contains(new Preview(false));
  }

  /** Whether dates or sizes of the messages must be known. */
  public boolean needsMeta() {
    return needsMeta;
  }

  /** Whether the structure of the messages must be known. */
  public boolean needsSummary() {
    return needsSummary;
  }

  /** Whether octets of the messages are read. */
  public boolean needsContent() {
    return needsContent;
  }

  /** Whether the messages have been seen afterwards (RFC 3501 section 6.4.5). */
  public boolean setsSeen() {
    return setsSeen;
  }

  private static boolean needsMeta(FetchItem item) {
    if (item instanceof Attribute attribute) {
      return switch (attribute) {
        case FLAGS, UID, MODSEQ -> false;
        case INTERNALDATE, RFC822_SIZE, ENVELOPE, BODY, BODYSTRUCTURE -> true;
        case SAVEDATE, EMAILID, THREADID -> true;
      };
    }
    return item instanceof Preview || !section(item).equals(Section.WHOLE);
  }

  private static boolean needsSummary(FetchItem item) {
    if (item instanceof Attribute attribute) {
      return switch (attribute) {
        case ENVELOPE, BODY, BODYSTRUCTURE, THREADID -> true;
        case FLAGS, INTERNALDATE, RFC822_SIZE, UID, MODSEQ, SAVEDATE, EMAILID -> false;
      };
    }
    return item instanceof Preview || !section(item).equals(Section.WHOLE);
  }

  private static boolean needsContent(FetchItem item) {
    return !(item instanceof Attribute) && !(item instanceof Preview);
  }

  private static boolean setsSeen(FetchItem item) {
    if (item instanceof BodySection body) {
      return !body.peek();
    }
    if (item instanceof BinarySection binary) {
      return !binary.peek();
    }
    return item instanceof Legacy legacy && !legacy.peek();
  }

  /** The section that an item with octets stands for. */
  static Section section(FetchItem item) {
    if (item instanceof BodySection body) {
      return body.section();
    }
    if (item instanceof Legacy legacy) {
      return legacy.section();
    }
    if (item instanceof BinarySection binary) {
      return binary.section();
    }
    if (item instanceof BinarySize size) {
      return size.section();
    }
    throw new IllegalArgumentException("item: has no octets");
  }
}
