package io.mailcore.store.password;

import java.util.function.Supplier;

/** Makes its verifier only when it is asked, so that classes of a missing library aren't loaded. */
final class LazyVerifier implements Verifier {

  private final Supplier<Verifier> verifier;

  LazyVerifier(Supplier<Verifier> verifier) {
    this.verifier = verifier;
  }

  @Override
  public boolean matches(byte[] password, StoredPassword stored) throws UnusablePassword {
    return verifier.get().matches(password, stored);
  }
}
