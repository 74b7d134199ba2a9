package io.mailcore.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import org.junit.jupiter.api.Test;

/** Netty logs the buffer that is lost here on purpose. */
class LeakCheckTest {

  @Test
  void seesEveryBuffer() {
    assertThat(ResourceLeakDetector.getLevel()).isEqualTo(ResourceLeakDetector.Level.PARANOID);
  }

  @Test
  void findsABufferThatNobodyReleased() {
    forget();
    assertThat(LeakCheck.leaks()).hasSize(1);
  }

  private static void forget() {
    ByteBuf lost = ByteBufAllocator.DEFAULT.buffer(16);
    assertThat(lost.refCnt()).isEqualTo(1);
  }
}
