package io.mailcore.imap.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.imap.wire.FetchItem.Attribute;
import io.mailcore.imap.wire.NotifyRequest.Event;
import io.mailcore.imap.wire.NotifyRequest.Filter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** NOTIFY (RFC 5465, section 8). */
class NotifyRequestTest {

  private static NotifyRequest parse(String text) {
    ImapReader in = ImapReader.of(CommandLine.of(text.getBytes(StandardCharsets.US_ASCII)));
    NotifyRequest request = NotifyRequest.parse(in);
    in.end();
    return request;
  }

  @Test
  void noneHasNoGroups() {
    assertThat(parse(" none")).isEqualTo(new NotifyRequest(false, List.of()));
  }

  @Test
  void theExampleOfSection3() {
    NotifyRequest request =
        parse(
            " set status (selected (MessageNew (uid body.peek[header.fields (from to subject)])"
                + " MessageExpunge)) (subtree Lists (MessageNew MessageExpunge))");
    assertThat(request.status()).isTrue();
    assertThat(request.groups()).hasSize(2);
    NotifyRequest.Group selected = request.groups().get(0);
    assertThat(selected.filter()).isEqualTo(Filter.SELECTED);
    assertThat(selected.events()).isEqualTo(Set.of(Event.MESSAGE_NEW, Event.MESSAGE_EXPUNGE));
    assertThat(selected.fetch()).hasSize(2).contains(Attribute.UID);
    assertThat(request.groups().get(1))
        .isEqualTo(
            new NotifyRequest.Group(
                Filter.SUBTREE,
                List.of("Lists"),
                Set.of(Event.MESSAGE_NEW, Event.MESSAGE_EXPUNGE),
                List.of(),
                false));
  }

  @Test
  void takesListsOfMailboxesAndTellsUnknownEvents() {
    NotifyRequest request =
        parse(" SET (mailboxes (a \"b c\" &AOQ-) (MailboxName X-NEW)) (inboxes NONE)");
    NotifyRequest.Group named = request.groups().get(0);
    assertThat(named.mailboxes()).containsExactly("a", "b c", "\u00e4");
    assertThat(named.unknown()).isTrue();
    assertThat(request.groups().get(1).events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        " SET",
        " SET STATUS",
        " SET personal (MailboxName)",
        " SET (personal)",
        " SET (personal ())",
        " SET (personal (MailboxName)",
        " SET (personal MailboxName)",
        " SET (nobody (MailboxName))",
        " SET (subtree (MailboxName))",
        " SET (mailboxes () (MailboxName))",
        " SET (personal (MessageNew))",
        " SET (personal (MessageNew FlagChange))",
        " SET (personal (FlagChange))",
        " SET (personal (MessageNew (UID) MessageExpunge))",
        " SET (selected (SubscriptionChange))",
        " SET (selected NONE) (selected NONE)",
        " SET (selected (MessageNew () MessageExpunge))",
        " SET (selected (MessageNew (X) MessageExpunge))",
        " NONE NONE"
      })
  void refusesWhatIsNotToTheGrammar(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(ImapSyntaxException.class);
  }
}
