package io.mailcore.benchmarks.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessTreeTest {

  @Test
  void addsTheTimeOfEndedChildren() {
    String stat =
        "7 (a (strange) name) S 1 7 7 0 -1 4194560 100 200 0 0 150 50 300 100 20 0 1 0 99 1 1";
    assertThat(ProcessTree.cpuSeconds(stat)).isEqualTo(6.0);
  }

  @Test
  void takesAnEndedProcessForNothing() {
    assertThat(ProcessTree.cpuSeconds("")).isZero();
    assertThat(ProcessTree.memory("")).containsExactly(0, 0);
  }

  @Test
  void tellsOwnMemoryFromSharedMemory() {
    String status = "VmRSS:\t  100 kB\nRssAnon:\t  60 kB\nRssFile:\t  30 kB\nRssShmem:\t 10 kB\n";
    assertThat(ProcessTree.memory(status)).containsExactly(60 << 10, 40 << 10);
  }

  @Test
  void seesThisProcess() {
    Usage usage = ProcessTree.usage(List.of(ProcessHandle.current().pid()));
    assertThat(usage.cpuSeconds()).isPositive();
    assertThat(usage.memoryOctets()).isGreaterThan(10 << 20);
  }
}
