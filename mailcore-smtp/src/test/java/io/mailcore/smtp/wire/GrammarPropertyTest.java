package io.mailcore.smtp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.model.MailAddress;
import io.mailcore.model.SmtpReply;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any octets: no exception, and what is read comes out as it went in. */
class GrammarPropertyTest {

  @Property
  void neverThrowsForAnyOctets(@ForAll byte[] octets) {
    ForeignProtocol.speaks(octets);
    SaslLine.decode(octets);
    SaslLine.isCancel(octets);
    if (CommandLine.parse(octets) instanceof Parsed.Value<CommandLine> line) {
      readAll(line.value().argument());
    }
  }

  @Property
  void neverThrowsForAnyTextLikeACommand(@ForAll("hostile") String text) {
    readAll(text);
    readAll("FROM:" + text);
    readAll("TO:<" + text + ">");
    readAll("FROM:<" + text + "> " + text);
  }

  private static void readAll(String text) {
    check(PathArgument.ofMail(text, true));
    check(PathArgument.ofRcpt(text, false));
    check(HelloName.parse(text));
    SaslLine.decodeInitial(text);
    Xtext.decode(text);
    AuthenticationId.claims(text, "mx.l.test");
    if (EsmtpParameters.parse(text) instanceof Parsed.Value<EsmtpParameters> parameters) {
      check(MailParameters.of(parameters.value(), true));
    }
  }

  private static void check(Parsed<?> parsed) {
    if (parsed instanceof Parsed.Refused<?> refused) {
      SmtpReply reply = refused.reply();
      assertThat(reply.code()).isBetween(500, 599);
      assertThat(reply.status()).isPresent();
    }
  }

  @Provide
  Arbitrary<String> hostile() {
    return Arbitraries.of(
            "<",
            ">",
            "\"",
            "\\",
            "@",
            ":",
            ",",
            ".",
            "[",
            "]",
            "a",
            "b.test",
            "IPv6:",
            "::",
            "xn--",
            "=",
            "+",
            " ",
            "\t",
            "SIZE=",
            "BODY=",
            "postmaster",
            "\u0131",
            "\u3002",
            "\ud83d",
            "%")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Property
  void readsBackEveryAddressThatItWrites(@ForAll @From("addresses") MailAddress address) {
    PathArgument path = GrammarTest.value(PathArgument.ofRcpt("TO:<" + address + "> X=1", false));
    assertThat(path.address()).contains(address);
    assertThat(path.parameters()).isEqualTo(" X=1");
  }

  @Provide
  Arbitrary<MailAddress> addresses() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .ofMinLength(1)
        .ofMaxLength(20)
        .filter(local -> !local.isBlank())
        .map(local -> MailAddress.of(local, "b.test"));
  }
}
