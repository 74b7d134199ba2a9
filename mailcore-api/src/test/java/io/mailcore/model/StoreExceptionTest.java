package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoreExceptionTest {

  @ParameterizedTest
  @EnumSource
  void tellsItsKindAndCause(StoreException.Kind kind) {
    IOException cause = new IOException("disk");
    assertThat(new StoreException(kind, "why").kind()).isEqualTo(kind);
    assertThat(new StoreException(kind, "why", cause)).hasMessage("why").hasCause(cause);
    assertThat(new StoreException(kind, "why", cause).kind()).isEqualTo(kind);
  }
}
