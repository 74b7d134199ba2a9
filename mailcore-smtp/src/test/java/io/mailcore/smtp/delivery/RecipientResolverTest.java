package io.mailcore.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.AccountId;
import io.mailcore.model.MailAddress;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.smtp.testing.FakeSmtpServer;
import io.mailcore.spi.directory.Resolution;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where an address leads. */
class RecipientResolverTest {

  private final FakeSmtpServer server = new FakeSmtpServer();
  private final RecipientResolver resolver = new RecipientResolver(server);

  private Route resolve(String address) {
    return resolver.resolve(MailAddress.of(address), "s1");
  }

  private Route.Ours ours(String address) {
    Route route = resolve(address);
    assertThat(route).isInstanceOf(Route.Ours.class);
    return (Route.Ours) route;
  }

  private List<String> mailboxes(String address) {
    return ours(address).mailboxes().stream()
        .map(target -> target.account() + " " + target.mailbox() + " " + target.address())
        .toList();
  }

  private String refusal(String address) {
    Route route = resolve(address);
    assertThat(route).isInstanceOf(Route.Refused.class);
    return ((Route.Refused) route).reply().toString();
  }

  private static Resolution rewrite(String... addresses) {
    return Resolution.rewrite(Arrays.stream(addresses).map(MailAddress::of).toList());
  }

  @Test
  void findsUsersOfTheDirectory() {
    assertThat(mailboxes("u@l.test")).containsExactly("u INBOX u@l.test");
    assertThat(mailboxes("v@m.test")).containsExactly("v INBOX v@m.test");
    assertThat(refusal("u@m.test")).startsWith("550 5.1.1 ");
  }

  @Test
  void keepsTheSubaddressOutOfTheMailboxName() {
    assertThat(mailboxes("u+tag@l.test")).containsExactly("u INBOX u+tag@l.test");
    assertThat(mailboxes("u+a+b@l.test")).containsExactly("u INBOX u+a+b@l.test");
    assertThat(refusal("+u@l.test")).startsWith("550 5.1.1 ");
  }

  @Test
  void prefersTheWholeAddressToTheOneWithoutSubaddress() {
    server.users.add("robot", "secret", "u+robot@l.test");
    assertThat(mailboxes("u+robot@l.test")).containsExactly("robot INBOX u+robot@l.test");
    server.alias("u+list@l.test", rewrite("v@l.test"));
    assertThat(mailboxes("u+list@l.test")).containsExactly("v INBOX v@l.test");
    server.alias("sales@l.test", rewrite("v@l.test"));
    assertThat(mailboxes("sales+x@l.test")).containsExactly("v INBOX v@l.test");
  }

  @Test
  void followsAliasesIntoMailboxes() {
    server.alias(
        "bugs@l.test", Resolution.local(AccountId.of("u")).into(MailboxName.of("Work/Bugs")));
    server.alias("both@l.test", rewrite("bugs@l.test", "v@l.test", "v@m.test"));
    assertThat(mailboxes("both@l.test"))
        .containsExactly("u Work/Bugs bugs@l.test", "v INBOX v@l.test");
  }

  @Test
  void asksTheDirectoryWhereAnAliasMeansItselfToo() {
    server.alias("u@l.test", rewrite("u@l.test", "v@l.test"));
    assertThat(mailboxes("u@l.test")).containsExactly("u INBOX u@l.test", "v INBOX v@l.test");
    assertThat(mailboxes("u+tag@l.test")).hasSize(2);
  }

  @Test
  void endsLoops() {
    server.alias("a@l.test", rewrite("b@l.test")).alias("b@l.test", rewrite("a@l.test"));
    assertThat(refusal("a@l.test")).startsWith("554 5.4.6 ");
    server.alias("self@l.test", rewrite("self@l.test"));
    assertThat(refusal("self@l.test")).startsWith("550 5.1.1 ");
    server.alias("c@l.test", rewrite("c+x@l.test"));
    assertThat(refusal("c@l.test")).startsWith("550 5.1.1 ");
    server
        .alias("d@l.test", rewrite("e@l.test", "u@l.test"))
        .alias("e@l.test", rewrite("d@l.test"));
    assertThat(mailboxes("d@l.test")).containsExactly("u INBOX u@l.test");
  }

  @Test
  void followsFiftyAliasesAndNoMore() {
    server.aliases =
        asked -> {
          int number = Integer.parseInt(asked.localPart());
          return number == 0
              ? Resolution.local(AccountId.of("u"))
              : Resolution.rewrite(List.of(asked.withLocalPart(String.valueOf(number - 1))));
        };
    assertThat(mailboxes("50@l.test")).hasSize(1);
    assertThat(refusal("51@l.test")).startsWith("550 5.2.4 ");
  }

  @Test
  void boundsExplosions() {
    AtomicInteger asked = new AtomicInteger();
    server.aliases =
        address -> {
          asked.incrementAndGet();
          String name = address.localPart();
          return rewrite(name + "0@l.test", name + "1@l.test");
        };
    assertThat(refusal("a@l.test")).startsWith("550 5.2.4 ");
    assertThat(asked.get()).isLessThan(10_001);
  }

  @Test
  void boundsLists() {
    server.aliases =
        address ->
            switch (address.localPart()) {
              case "list" -> rewrite(members(9_999));
              case "all" -> rewrite(members(100_000));
              default -> Resolution.local(AccountId.of(address.localPart()));
            };
    assertThat(ours("list@l.test").mailboxes()).hasSize(9_999);
    assertThat(refusal("all@l.test")).startsWith("550 5.2.4 ");
  }

  private static String[] members(int count) {
    return IntStream.range(0, count).mapToObj(i -> "m" + i + "@l.test").toArray(String[]::new);
  }

  @Test
  void passesOverMembersThatAreGone() {
    server.alias("list@l.test", rewrite("gone@l.test", "u@l.test"));
    assertThat(mailboxes("list@l.test")).containsExactly("u INBOX u@l.test");
    server.alias("dead@l.test", rewrite("gone@l.test"));
    assertThat(refusal("dead@l.test")).startsWith("550 5.1.1 ");
  }

  @Test
  void refusesForNowWhereSomebodyCannotSay() {
    server.alias("later@l.test", Resolution.tryLater());
    assertThat(refusal("later@l.test")).startsWith("451 4.4.3 ");
    server.alias("list@l.test", rewrite("u@l.test", "later@l.test"));
    assertThat(refusal("list@l.test")).startsWith("451 4.4.3 ");
    server.aliases =
        address -> {
          throw new StoreException(StoreException.Kind.TEMPORARY, "down");
        };
    assertThat(refusal("u@l.test")).startsWith("451 4.3.0 ").doesNotContain("down");
  }

  @Test
  void followsTheResolversWord() {
    server.alias("no@l.test", Resolution.noSuchUser());
    assertThat(refusal("no@l.test")).startsWith("550 5.1.1 ");
    server.alias("u@l.test", Resolution.notLocal());
    assertThat(resolve("u@l.test")).isInstanceOf(Route.Elsewhere.class);
  }

  @Test
  void refusesMailForAnAccountThatIsSwitchedOff() {
    server.users.enable("u", false);
    assertThat(refusal("u@l.test")).startsWith("550 5.2.1 ");
  }

  @Test
  void forwardsOnlyWhereThereIsAWayOut() {
    server.alias("out@l.test", rewrite("x@else.test", "u@l.test"));
    assertThat(refusal("out@l.test")).startsWith("550 5.4.4 ");
    server.relay = Optional.of((message, report) -> {});
    assertThat(ours("out@l.test").forwards()).containsExactly(MailAddress.of("x@else.test"));
    assertThat(resolve("x@else.test")).isInstanceOf(Route.Elsewhere.class);
  }

  @Test
  void takesWhatHandlersAreFor() {
    server.handler("contact@l.test", message -> {});
    server.handler("Form@other.test", message -> {});
    server.handler(message -> {});
    assertThat(ours("Contact@L.test").handlers()).hasSize(2);
    assertThat(ours("contact+web@l.test").handlers()).hasSize(2);
    assertThat(ours("form@other.test").handlers()).hasSize(2);
    assertThat(ours("u@l.test").handlers()).hasSize(1);
    assertThat(refusal("nobody@l.test")).startsWith("550 5.1.1 ");
    assertThat(resolve("x@else.test")).isInstanceOf(Route.Elsewhere.class);
  }

  @Test
  void givesAMessageToHandlerAndMailbox() {
    server.handler("u@l.test", message -> {});
    assertThat(ours("u@l.test").handlers()).hasSize(1);
    assertThat(ours("u@l.test").mailboxes()).hasSize(1);
  }

  @Test
  void knowsPostmasterInAnyCase() {
    server.users.add("pm", "secret", "postmaster@m.test");
    assertThat(mailboxes("PostMaster@m.test")).containsExactly("pm INBOX postmaster@m.test");
    assertThat(mailboxes("postmaster@l.test"))
        .containsExactly("postmaster INBOX postmaster@l.test");
    assertThat(resolve("postmaster@else.test")).isInstanceOf(Route.Elsewhere.class);
    assertThat(resolver.postmaster()).isEqualTo(MailAddress.of("postmaster@l.test"));
  }
}
