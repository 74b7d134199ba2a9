package io.mailcore.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionContextTest {

  private static final InetSocketAddress CLIENT = new InetSocketAddress("192.0.2.7", 40_000);
  private static final InetSocketAddress SERVER = new InetSocketAddress("192.0.2.1", 143);

  @Test
  void knowsNothingBeyondItsEndsAtFirst() {
    SessionContext context = SessionContext.of("s1", "imap", CLIENT, SERVER);
    assertThat(context.sessionId()).isEqualTo("s1");
    assertThat(context.protocol()).isEqualTo("imap");
    assertThat(context.remoteAddress()).isEqualTo(CLIENT);
    assertThat(context.localAddress()).isEqualTo(SERVER);
    assertThat(context.tls()).isEmpty();
    assertThat(context.account()).isEmpty();
    assertThat(context).hasToString("imap s1 /192.0.2.7:40000");
  }

  @Test
  void learnsOfTlsAndAccountInEitherOrder() {
    TlsFacts facts = new TlsFacts("TLSv1.3", "TLS_AES_128_GCM_SHA256", new ArrayList<>());
    AccountId ann = AccountId.of("ann");
    SessionContext clear = SessionContext.of("s1", "imap", CLIENT, SERVER);
    for (SessionContext context :
        List.of(clear.withTls(facts).withAccount(ann), clear.withAccount(ann).withTls(facts))) {
      assertThat(context.tls()).contains(facts);
      assertThat(context.account()).contains(ann);
      assertThat(context.remoteAddress()).isEqualTo(CLIENT);
    }
    assertThat(clear.tls()).isEmpty();
    assertThat(clear.account()).isEmpty();
  }

  @Test
  void hasNoAddressesInsideTheHost() {
    SessionContext context = SessionContext.inProcess("job");
    assertThat(context.protocol()).isEqualTo("in-process");
    assertThat(context.remoteAddress()).isEqualTo(context.localAddress());
    assertThat(context.remoteAddress().isUnresolved()).isTrue();
    assertThat(context.remoteAddress().getPort()).isZero();
  }
}
