package io.mailcore.net.netty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Here, where the native transport's jar is on the class path. */
class TransportTest {

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void isNativeWhereItsJarIsThere() {
    assertThat(Transport.best().name()).isEqualTo("epoll");
  }
}
