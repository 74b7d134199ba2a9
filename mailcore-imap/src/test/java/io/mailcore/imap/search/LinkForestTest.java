package io.mailcore.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LinkForestTest {

  private static final int NODES = 30;

  @Property(tries = 300)
  void agreesWithWalkingUp(@ForAll long seed) {
    Random random = new Random(seed);
    LinkForest forest = new LinkForest();
    int[] parents = new int[NODES];
    Arrays.fill(parents, -1);
    for (int i = 0; i < NODES; i++) {
      assertThat(forest.add()).isEqualTo(i);
    }
    for (int i = 0; i < 300; i++) {
      int child = random.nextInt(NODES);
      int to = random.nextInt(NODES);
      if (random.nextInt(3) == 0) {
        forest.cut(child);
        parents[child] = -1;
      } else if (parents[child] < 0) {
        boolean allowed = top(to, parents) != child;
        assertThat(forest.link(child, to)).isEqualTo(allowed);
        parents[child] = allowed ? to : -1;
      }
      assertThat(forest.parent(child)).isEqualTo(parents[child]);
    }
  }

  private static int top(int node, int[] parents) {
    int at = node;
    while (parents[at] >= 0) {
      at = parents[at];
    }
    return at;
  }

  @Test
  @Timeout(10)
  void linksLongChainsFromEitherEnd() {
    LinkForest forest = new LinkForest();
    int count = 500_000;
    for (int i = 0; i < count; i++) {
      forest.add();
    }
    for (int i = 1; i < count / 2; i++) {
      assertThat(forest.link(i, i - 1)).isTrue();
    }
    for (int i = count - 1; i > count / 2; i--) {
      assertThat(forest.link(i, i - 1)).isTrue();
    }
    assertThat(forest.link(count / 2, count / 2 - 1)).isTrue();
    assertThat(forest.link(0, count - 1)).isFalse();
  }
}
