package io.mailcore.imap.search;

import io.mailcore.mime.SummaryFields;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Who is whose parent by the message IDs that messages have and name: steps 1 to 3 of REFERENCES
 * (RFC 5256 section 3).
 *
 * <p>Of a message's references the last {@value #MOST_REFERENCES} count; where messages name more
 * IDs than {@value #IDS_A_MESSAGE} each on the average, only their last one does, so that memory
 * grows with the messages and not with what they claim.
 */
final class ReferenceLinks {

  static final int MOST_REFERENCES = 100;
  static final int IDS_A_MESSAGE = 8;

  /** So many IDs are taken however few the messages are. */
  private static final int FEW_IDS = 100_000;

  private static final int NO_MESSAGE = -1;
  private static final int UNKNOWN = -1;

  private final TextTable ids = new TextTable();
  private final LinkForest forest = new LinkForest();

  /** The message of each node; none for one that is named and not there. */
  private int[] messages = new int[64];

  /** The node of each message. */
  private int[] nodes = new int[64];

  private int count;

  /** Adds the next message, in the order of the mailbox. */
  void add(Optional<SummaryFields> fields) {
    List<String> references = references(fields);
    int previous = -1;
    for (String reference : references) {
      int node = node(reference);
      // Who has a parent keeps it: others may have left out some in between.
      if (previous >= 0 && forest.parent(node) < 0) {
        forest.link(node, previous);
      }
      previous = node;
    }
    int own = own(fields);
    // What the message itself says of its parent counts more than what others said.
    forest.cut(own);
    if (previous >= 0) {
      forest.link(own, previous);
    }
  }

  private List<String> references(Optional<SummaryFields> fields) {
    List<String> named =
        fields.flatMap(SummaryFields::references).map(MessageIds::of).orElse(List.of());
    if (named.isEmpty()) {
      // In-Reply-To has had addresses behind the ID.
      named = MessageIds.of(fields.flatMap(known -> known.envelope().inReplyTo()).orElse(""));
      return named.subList(0, Math.min(1, named.size()));
    }
    boolean many = ids.count() > Math.max(FEW_IDS, (long) IDS_A_MESSAGE * count);
    int most = many ? 1 : MOST_REFERENCES;
    return named.subList(Math.max(0, named.size() - most), named.size());
  }

  private int node(String id) {
    int node = ids.number(id, forest.count());
    return node == forest.count() ? newNode() : node;
  }

  private int newNode() {
    int node = forest.add();
    if (node == messages.length) {
      messages = Arrays.copyOf(messages, 2 * node);
    }
    messages[node] = NO_MESSAGE;
    return node;
  }

  /** The node of a message: that of its ID, unless it has none or an earlier one has the same. */
  private int own(Optional<SummaryFields> fields) {
    List<String> named =
        MessageIds.of(fields.flatMap(known -> known.envelope().messageId()).orElse(""));
    int node = named.isEmpty() ? newNode() : node(named.get(0));
    if (messages[node] != NO_MESSAGE) {
      node = newNode();
    }
    if (count == nodes.length) {
      nodes = Arrays.copyOf(nodes, 2 * count);
    }
    messages[node] = count;
    nodes[count++] = node;
    return node;
  }

  /**
   * Leaves out what is named and isn't there (step 3): a message's parent becomes the nearest
   * message above it. Messages that have none, and have something that isn't there in common, get a
   * parent made for them.
   */
  ThreadTree tree() {
    int[] known = new int[forest.count()];
    int[] children = new int[forest.count()];
    Arrays.fill(known, UNKNOWN);
    ThreadTree tree = new ThreadTree(count);
    int[] above = new int[count];
    for (int message = 0; message < count; message++) {
      int parent = forest.parent(nodes[message]);
      above[message] = parent < 0 ? -1 : nearest(parent, known);
      if (above[message] >= 0 && messages[above[message]] == NO_MESSAGE) {
        children[above[message]]++;
      }
    }
    // From here on known is the parent made for those below a node.
    Arrays.fill(known, UNKNOWN);
    for (int message = 0; message < count; message++) {
      int node = above[message];
      if (node >= 0 && messages[node] != NO_MESSAGE) {
        tree.parent(message, messages[node]);
      } else if (node >= 0 && children[node] > 1) {
        known[node] = known[node] == UNKNOWN ? tree.addDummy() : known[node];
        tree.parent(message, known[node]);
      }
    }
    return tree;
  }

  /** The nearest node at or above this one that is a message, or else the topmost. */
  private int nearest(int from, int[] known) {
    int at = from;
    while (messages[at] == NO_MESSAGE && known[at] == UNKNOWN && forest.parent(at) >= 0) {
      at = forest.parent(at);
    }
    int nearest = messages[at] == NO_MESSAGE && known[at] != UNKNOWN ? known[at] : at;
    for (int passed = from; passed != at; passed = forest.parent(passed)) {
      known[passed] = nearest;
    }
    return nearest;
  }
}
