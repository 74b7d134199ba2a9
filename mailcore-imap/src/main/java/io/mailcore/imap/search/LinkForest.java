package io.mailcore.imap.search;

import java.util.Arrays;

/**
 * Trees whose nodes are linked to parents and cut from them, and which tell the root of a node, all
 * in logarithmic time on the average of many calls however deep the trees are: the link/cut trees
 * of Sleator and Tarjan. Walking up instead would take time quadratic in the length of a chain of
 * replies. Each path from a node towards its root is a splay tree, ordered by depth. Keeps 16
 * octets a node.
 */
final class LinkForest {

  /** Nodes count from 1 within; 0 is none. */
  private int[] parent = new int[64];

  private int[] up = new int[64];
  private int[] left = new int[64];
  private int[] right = new int[64];
  private int count;

  /** Adds a node without a parent. */
  int add() {
    count++;
    if (count == parent.length) {
      parent = Arrays.copyOf(parent, 2 * count);
      up = Arrays.copyOf(up, 2 * count);
      left = Arrays.copyOf(left, 2 * count);
      right = Arrays.copyOf(right, 2 * count);
    }
    return count - 1;
  }

  int count() {
    return count;
  }

  /** The parent, -1 if there is none. */
  int parent(int node) {
    return parent[node + 1] - 1;
  }

  /**
   * Makes a node without a parent the child of another.
   *
   * @return false if nothing was done, as the other is below it, or is itself
   */
  boolean link(int child, int to) {
    if (root(to) == child) {
      return false;
    }
    int node = child + 1;
    access(node);
    up[node] = to + 1;
    parent[node] = to + 1;
    return true;
  }

  /** Takes a node, with all below it, from its parent, if it has one. */
  void cut(int child) {
    int node = child + 1;
    if (parent[node] == 0) {
      return;
    }
    access(node);
    up[left[node]] = 0;
    left[node] = 0;
    parent[node] = 0;
  }

  private int root(int of) {
    int node = of + 1;
    access(node);
    while (left[node] != 0) {
      node = left[node];
    }
    splay(node);
    return node - 1;
  }

  /** Makes the path from the root to this node one splay tree, with the node on top. */
  private void access(int node) {
    int below = 0;
    for (int at = node; at != 0; at = up[at]) {
      splay(at);
      right[at] = below;
      below = at;
    }
    splay(node);
  }

  private boolean isTop(int node) {
    int above = up[node];
    return above == 0 || (left[above] != node && right[above] != node);
  }

  private void splay(int node) {
    while (!isTop(node)) {
      int above = up[node];
      if (!isTop(above)) {
        boolean sameSide = (left[above] == node) == (left[up[above]] == above);
        rotate(sameSide ? above : node);
      }
      rotate(node);
    }
  }

  private void rotate(int node) {
    int above = up[node];
    int top = up[above];
    if (!isTop(above)) {
      if (left[top] == above) {
        left[top] = node;
      } else {
        right[top] = node;
      }
    }
    int moved;
    if (left[above] == node) {
      moved = right[node];
      left[above] = moved;
      right[node] = above;
    } else {
      moved = left[node];
      right[above] = moved;
      left[node] = above;
    }
    if (moved != 0) {
      up[moved] = above;
    }
    up[above] = node;
    up[node] = top;
  }
}
