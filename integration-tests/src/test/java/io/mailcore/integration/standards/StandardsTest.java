package io.mailcore.integration.standards;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.command.ImapCommands;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.integration.process.TestServer;
import io.mailcore.net.TlsSettings;
import io.mailcore.pop3.command.Commands;
import io.mailcore.store.MemoryMailStore;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code docs/standards.md} says what servers say, state by state, and nothing else. */
@Timeout(30)
class StandardsTest {

  private static MemoryMailStore store;
  private static TestServer server;
  private static Advertised advertised;
  private static StandardsDocument document;

  @BeforeAll
  static void start() throws IOException {
    store = MemoryMailStore.create();
    server =
        TestServer.start(
            TestServer.builder(store).allowPlaintextAuth(false).tls(TlsSettings.selfSigned()));
    advertised = new Advertised(server);
    document = StandardsDocument.read();
  }

  @AfterAll
  static void stop() {
    server.close();
    store.close();
  }

  @Test
  void namesTheKeywordsOfEhloInEachState() {
    assertThat(document.states("EHLO")).isEqualTo(advertised.ehlo());
  }

  @Test
  void namesTheCapabilitiesOfImapInEachState() {
    assertThat(document.states("CAPABILITY")).isEqualTo(advertised.capability());
  }

  @Test
  void namesTheCapabilitiesOfPop3InEachState() {
    assertThat(document.states("CAPA")).isEqualTo(advertised.capa());
  }

  @Test
  void givesAnRfcForAllThatIsAdvertised() {
    Set<String> expected = new TreeSet<>();
    addAll(expected, "EHLO ", advertised.ehlo());
    addAll(expected, "CAPABILITY ", advertised.capability());
    addAll(expected, "CAPA ", advertised.capa());
    assertThat(document.advertisedByRfcs()).isEqualTo(expected);
  }

  private static void addAll(Set<String> all, String prefix, Map<String, Set<String>> states) {
    states.values().forEach(names -> names.forEach(name -> all.add(prefix + name)));
  }

  @Test
  void listsRfcsOnceAndInOrder() {
    assertThat(document.rfcs()).isSorted().doesNotHaveDuplicates();
    assertThat(document.modules())
        .isSubsetOf("api", "mime", "net", "smtp", "imap", "pop3", "store", "testkit");
  }

  @Test
  void listsTheCommandsOfSmtp() {
    assertThat(document.commands("SMTP"))
        .isEqualTo(new TreeSet<>(io.mailcore.smtp.command.Commands.all().verbs()));
  }

  @Test
  void listsTheCommandsOfImap() {
    assertThat(document.commands("IMAP"))
        .isEqualTo(
            ImapCommands.all().stream()
                .map(ImapCommand::name)
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void listsTheCommandsOfPop3() {
    assertThat(document.commands("POP3")).isEqualTo(new TreeSet<>(Commands.all().keywords()));
  }
}
