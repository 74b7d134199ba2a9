package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** How values refuse what strangers sent: with one exception, and without repeating it. */
final class Refusals {

  private Refusals() {}

  /** The call throws {@link IllegalArgumentException}, and says nowhere what it was given. */
  static void assertRefusedUnquoted(ThrowingCallable call, String given) {
    Throwable refusal = catchThrowable(call);
    assertThat(refusal).isInstanceOf(IllegalArgumentException.class);
    StringWriter all = new StringWriter();
    for (Throwable t = refusal; t != null; t = t.getCause()) {
      new PrintWriter(all, true).println(t);
    }
    assertThat(all.toString().toLowerCase(Locale.ROOT))
        .doesNotContain(given.toLowerCase(Locale.ROOT));
  }
}
