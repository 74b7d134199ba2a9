package io.mailcore.net.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Delays and refusals by address (S-21), by a clock that the test moves. */
class FailuresTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Failures failures =
      new Failures(
          new FailureLimits(
              Duration.ofSeconds(2), Duration.ofSeconds(15), 20, Duration.ofMinutes(10)),
          () -> now);
  private final InetAddress address = address("192.0.2.1");

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void doublesTheDelayUpToItsLimit() {
    assertThat(failures.penalty(address)).hasSeconds(2);
    assertThat(failures.failed(address)).hasSeconds(2);
    assertThat(failures.failed(address)).hasSeconds(4);
    assertThat(failures.failed(address)).hasSeconds(8);
    assertThat(failures.failed(address)).hasSeconds(15);
    assertThat(failures.penalty(address)).hasSeconds(15);
    assertThat(failures.failed(address)).hasSeconds(15);
  }

  @Test
  void beginsAnewAfterASuccessOrTheWindow() {
    failures.failed(address);
    failures.failed(address);
    failures.succeeded(address, "ann");
    assertThat(failures.failed(address)).hasSeconds(2);
    now = now.plus(Duration.ofMinutes(11));
    assertThat(failures.penalty(address)).hasSeconds(2);
  }

  @Test
  void countsByAddressAndByHalfOfIpv6() {
    failures.failed(address);
    assertThat(failures.penalty(address("192.0.2.2"))).hasSeconds(2);
    failures.failed(address("2001:db8:0:1::1"));
    assertThat(failures.penalty(address("2001:db8:0:1:ffff::2"))).hasSeconds(4);
    assertThat(failures.penalty(address("2001:db8:0:2::1"))).hasSeconds(2);
  }

  @Test
  void refusesAfterTwentyFailuresWithinTheWindow() {
    for (int i = 0; i < 19; i++) {
      failures.failed(address);
      now = now.plusSeconds(15);
    }
    assertThat(failures.refuses(address, "ann")).isFalse();
    failures.failed(address);
    assertThat(failures.refuses(address, "ann")).isTrue();
    assertThat(failures.refuses(address("192.0.2.2"), "ann")).isFalse();
    now = now.plus(Duration.ofMinutes(10));
    assertThat(failures.refuses(address, "ann")).isFalse();
  }

  @Test
  void aSuccessDoesNotWashAwayFailures() {
    for (int i = 0; i < 19; i++) {
      failures.failed(address);
      failures.succeeded(address, "mallory");
    }
    failures.failed(address);
    assertThat(failures.refuses(address, "ann")).isTrue();
  }

  @Test
  void neverRefusesANameThatDidWellThereInTheLastThirtyDays() {
    failures.succeeded(address, "ann");
    now = now.plus(Duration.ofDays(29));
    for (int i = 0; i < 30; i++) {
      failures.failed(address);
    }
    assertThat(failures.refuses(address, "ann")).isFalse();
    assertThat(failures.refuses(address, "bob")).isTrue();
    now = now.plus(Duration.ofDays(2));
    for (int i = 0; i < 30; i++) {
      failures.failed(address);
    }
    assertThat(failures.refuses(address, "ann")).isTrue();
  }

  @Test
  void remembersBoundedMuch() {
    for (int i = 0; i < 20_000; i++) {
      InetAddress other = address("10." + i / 65536 + "." + i / 256 % 256 + "." + i % 256);
      failures.failed(other);
      failures.succeeded(other, "name" + i);
    }
    assertThat(failures.size()).isEqualTo(10_000);
    for (int i = 0; i < 100; i++) {
      failures.succeeded(address, "name" + i);
    }
    for (int i = 0; i < 20; i++) {
      failures.failed(address);
    }
    assertThat(failures.refuses(address, "name99")).isFalse();
    assertThat(failures.refuses(address, "name0")).isTrue();
  }
}
