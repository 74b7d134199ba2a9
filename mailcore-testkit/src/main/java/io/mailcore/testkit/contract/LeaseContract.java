package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.account;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.spi.store.MaildropLease;
import io.mailcore.spi.store.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** The exclusive lock on a maildrop (RFC 1939, section 4), where a store has it. */
public interface LeaseContract extends StoreUnderTest {

  private MaildropLease lease(String account) {
    Optional<MaildropLease> lease = account(store(), account).extension(MaildropLease.class);
    assumeTrue(lease.isPresent(), "this store has no lease");
    return lease.orElseThrow();
  }

  @Test
  default void oneHoldsALeaseUntilItIsClosed() {
    Registration held = lease("ann").tryAcquire("first").orElseThrow();
    assertThat(lease("ann").tryAcquire("second")).as("a lease that is held").isEmpty();
    try (Registration other = lease("bob").tryAcquire("third").orElseThrow()) {
      assertThat(other).as("another account's lease").isNotNull();
    }
    held.close();
    Registration next = lease("ann").tryAcquire("fourth").orElseThrow();
    held.close();
    assertThat(lease("ann").tryAcquire("fifth"))
        .as("a lease, after its last holder closed a second time")
        .isEmpty();
    next.close();
  }

  @Test
  default void oneOfManyGetsTheLease() throws Exception {
    List<Callable<Optional<Registration>>> tasks = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String holder = "holder " + i;
      tasks.add(() -> lease("ann").tryAcquire(holder));
    }
    List<Registration> held = Parallel.run(tasks).stream().flatMap(Optional::stream).toList();
    assertThat(held).as("leases of one maildrop at once").hasSize(1);
    held.forEach(Registration::close);
  }
}
