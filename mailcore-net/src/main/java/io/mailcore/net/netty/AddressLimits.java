package io.mailcore.net.netty;

import io.mailcore.net.address.AddressBlock;
import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts a listener's connections, by client. Safe for use by several threads. */
final class AddressLimits {

  private final int perAddress;
  private final int total;
  private final AtomicInteger all = new AtomicInteger();
  private final ConcurrentHashMap<AddressBlock, Integer> byClient = new ConcurrentHashMap<>();

  AddressLimits(int perAddress, int total) {
    this.perAddress = perAddress;
    this.total = total;
  }

  /**
   * Counts one more.
   *
   * @return false, and nothing counted, if that is one too many
   */
  boolean enter(InetAddress client) {
    if (all.incrementAndGet() > total) {
      all.decrementAndGet();
      return false;
    }
    AddressBlock block = AddressBlock.of(client);
    if (byClient.merge(block, 1, Integer::sum) > perAddress) {
      leave(client);
      return false;
    }
    return true;
  }

  /** One that entered is gone. */
  void leave(InetAddress client) {
    all.decrementAndGet();
    byClient.computeIfPresent(
        AddressBlock.of(client), (block, count) -> count == 1 ? null : count - 1);
  }

  int clients() {
    return byClient.size();
  }
}
