package io.mailcore.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.ImapListener;
import io.mailcore.imap.session.Sessions;
import io.mailcore.model.AccountId;
import io.mailcore.model.QuotaLimit;
import io.mailcore.net.testing.FakeConnection;
import io.mailcore.spi.store.QuotaPolicy;
import io.mailcore.store.MemoryMailStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** GETQUOTA, GETQUOTAROOT and SETQUOTA (RFC 9208). */
class QuotaCommandsTest {

  /** Lets Ann change her limit, as long as it isn't none. */
  private static final class OwnLimits implements QuotaPolicy {

    private final Map<AccountId, QuotaLimit> limits = new ConcurrentHashMap<>();

    @Override
    public QuotaLimit limit(AccountId account) {
      return limits.getOrDefault(account, QuotaLimit.ofOctets(4096).withMessages(3));
    }

    @Override
    public boolean isChangeable(AccountId account) {
      return account.value().equals(Sessions.ANN);
    }

    @Override
    public void change(AccountId account, QuotaLimit wanted) {
      if (wanted.isNone()) {
        QuotaPolicy.super.change(account, wanted);
      }
      limits.put(account, wanted);
    }

    @Override
    public boolean mayBlock() {
      return false;
    }
  }

  private final Sessions sessions = sessions(new OwnLimits(), ImapListener.onPort(0));

  private static Sessions sessions(QuotaPolicy quotas, ImapListener listener) {
    return new Sessions(MemoryMailStore.builder().quotas(quotas).build(), listener);
  }

  @Test
  void whoMayChangeTheLimitIsToldSo() {
    FakeConnection ann = sessions.connect();
    assertThat(ann.say("a CAPABILITY\r\n")).contains(" QUOTA ").doesNotContain("QUOTASET");
    assertThat(ann.say("a LOGIN ann secret\r\n")).contains(" QUOTASET");
    assertThat(sessions.login("bob").say("a CAPABILITY\r\n")).doesNotContain("QUOTASET");
  }

  @Test
  void limitsThatAreNotNamedAreGoneAfterwards_rfc9208Section4() {
    FakeConnection ann = sessions.login();
    assertThat(ann.say("a GETQUOTA \"\"\r\n"))
        .isEqualTo("* QUOTA \"\" (STORAGE 0 4 MESSAGE 0 3)\r\na OK GETQUOTA done\r\n");
    assertThat(ann.say("b SETQUOTA \"\" (storage 510)\r\n"))
        .isEqualTo("* QUOTA \"\" (STORAGE 0 510)\r\nb OK SETQUOTA done\r\n");
    assertThat(ann.say("c SETQUOTA \"\" (MESSAGE 0)\r\n"))
        .isEqualTo("* QUOTA \"\" (MESSAGE 0 0)\r\nc OK SETQUOTA done\r\n");
    assertThat(ann.say("d APPEND INBOX {5+}\r\na:b\r\n\r\n")).contains("d NO [OVERQUOTA] ");
  }

  @ParameterizedTest
  @CsvSource({
    "SETQUOTA \"\" (), NO [NOPERM]",
    "SETQUOTA \"\" (MAILBOX 3), NO [CANNOT]",
    "SETQUOTA \"\" (STORAGE 9223372036854775807), NO [CANNOT]",
    "SETQUOTA \"\" (STORAGE 9223372036854775808), BAD",
    "SETQUOTA other (STORAGE 1), NO [NONEXISTENT]",
    "SETQUOTA \"\" (STORAGE), BAD",
    "SETQUOTA \"\", BAD"
  })
  void refusesWhatCannotBeSet(String command, String answer) {
    assertThat(sessions.login().say("a " + command + "\r\n")).startsWith("a " + answer + " ");
  }

  @Test
  void withoutALimitNothingIsNamed() {
    FakeConnection client =
        sessions(QuotaPolicy.of(QuotaLimit.NONE), ImapListener.onPort(0)).login();
    assertThat(client.say("a GETQUOTAROOT INBOX\r\n"))
        .isEqualTo("* QUOTAROOT \"INBOX\" \"\"\r\n* QUOTA \"\" ()\r\na OK GETQUOTAROOT done\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GETQUOTA \"\"",
        "GETQUOTAROOT INBOX",
        "SETQUOTA \"\" (STORAGE 1)",
        "STATUS INBOX (DELETED)",
        "STATUS INBOX (DELETED-STORAGE)"
      })
  void switchedOffItIsUnknown(String command) {
    FakeConnection client =
        sessions(new OwnLimits(), ImapListener.onPort(0).without("QUOTA").without("IMAP4rev2"))
            .login();
    assertThat(client.say("a CAPABILITY\r\n")).doesNotContain("QUOTA");
    assertThat(client.say("b " + command + "\r\n")).startsWith("b BAD ");
  }

  @Test
  void withoutQuotasetLimitsAreFixed() {
    FakeConnection client =
        sessions(new OwnLimits(), ImapListener.onPort(0).without("QUOTASET")).login();
    assertThat(client.say("a CAPABILITY\r\n")).doesNotContain("QUOTASET");
    assertThat(client.say("b SETQUOTA \"\" (STORAGE 1)\r\n")).startsWith("b NO [NOPERM] ");
  }
}
