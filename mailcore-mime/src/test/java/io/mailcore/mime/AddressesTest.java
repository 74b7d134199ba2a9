package io.mailcore.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Address lists of RFC 5322 and of the wild, as IMAP's address structures. */
class AddressesTest {

  private static EnvelopeAddress address(String local, String host) {
    return EnvelopeAddress.of(local, host);
  }

  private static EnvelopeAddress named(String name, String local, String host) {
    return EnvelopeAddress.of(local, host).withName(name);
  }

  private static List<EnvelopeAddress> parse(String value) {
    return Addresses.parse(value);
  }

  @Test
  void readsTheExamplesOfRfc5322AppendixA1() {
    assertThat(parse("John Doe <jdoe@machine.example>"))
        .containsExactly(named("John Doe", "jdoe", "machine.example"));
    assertThat(parse("\"Joe Q. Public\" <john.q.public@example.com>"))
        .containsExactly(named("Joe Q. Public", "john.q.public", "example.com"));
    assertThat(parse("Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>"))
        .containsExactly(
            named("Mary Smith", "mary", "x.test"),
            address("jdoe", "example.org"),
            named("Who?", "one", "y.test"));
    assertThat(parse("<boss@nil.test>, \"Giant; \\\"Big\\\" Box\" <sysservices@example.net>"))
        .containsExactly(
            address("boss", "nil.test"), named("Giant; \"Big\" Box", "sysservices", "example.net"));
  }

  @Test
  void readsGroups_rfc5322AppendixA13() {
    assertThat(parse("A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;"))
        .containsExactly(
            EnvelopeAddress.groupStart("A Group"),
            named("Ed Jones", "c", "a.test"),
            address("joe", "where.test"),
            named("John", "jdoe", "one.test"),
            EnvelopeAddress.groupEnd());
    assertThat(parse("Undisclosed recipients:;"))
        .containsExactly(
            EnvelopeAddress.groupStart("Undisclosed recipients"), EnvelopeAddress.groupEnd());
  }

  @Test
  void readsCommentsAndFoldingAnywhere_rfc5322AppendixA5() {
    assertThat(parse("Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>"))
        .containsExactly(named("Pete", "pete", "silly.test"));
    assertThat(
            parse(
                "A Group(Some people)\r\n     :Chris Jones <c@(Chris's host.)public.example>,\r\n"
                    + "         joe@example.org,\r\n  John <jdoe@one.test> (my dear friend); (the"
                    + " end of the group)"))
        .containsExactly(
            EnvelopeAddress.groupStart("A Group"),
            named("Chris Jones", "c", "public.example"),
            address("joe", "example.org"),
            named("John", "jdoe", "one.test"),
            EnvelopeAddress.groupEnd());
    assertThat(parse("(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;"))
        .containsExactly(
            EnvelopeAddress.groupStart("Hidden recipients"), EnvelopeAddress.groupEnd());
  }

  @Test
  void readsObsoleteForms_rfc5322AppendixA61() {
    assertThat(parse("Joe Q. Public <john.q.public@example.com>"))
        .containsExactly(named("Joe Q. Public", "john.q.public", "example.com"));
    assertThat(parse("Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example"))
        .containsExactly(
            EnvelopeAddress.ofMembers("Mary Smith", "@node.test", "mary", "example.net"),
            address("jdoe", "test.example"));
    assertThat(parse("<@a.test,@b.test:c@d.test>"))
        .containsExactly(EnvelopeAddress.ofMembers(null, "@a.test,@b.test", "c", "d.test"));
    assertThat(parse("a . b @ c . d")).containsExactly(address("a.b", "c.d"));
  }

  @Test
  void takesACommentForANameThatIsMissing() {
    assertThat(parse("ann@example.test (Ann Other)"))
        .containsExactly(named("Ann Other", "ann", "example.test"));
    assertThat(parse("a@x.test (One), b@x.test"))
        .containsExactly(named("One", "a", "x.test"), address("b", "x.test"));
  }

  @Test
  void removesQuotingFromNamesAndLocalParts_rfc3501Section742() {
    assertThat(parse("\"a b\\\"c\"@example.test"))
        .containsExactly(address("a b\"c", "example.test"));
    assertThat(parse("\"A, B\" \"C\" <\"x@y\"@example.test>"))
        .containsExactly(named("A, B C", "x@y", "example.test"));
    assertThat(parse("\"\"@example.test")).containsExactly(address("", "example.test"));
  }

  @Test
  void readsDomainLiterals() {
    assertThat(parse("a@[192.0.2.1], <b@[IPv6:2001:db8::1]>"))
        .containsExactly(address("a", "[192.0.2.1]"), address("b", "[IPv6:2001:db8::1]"));
  }

  @Test
  void leavesEncodedWordsAndOctetsAsTheyAre() {
    assertThat(parse("=?ISO-8859-1?Q?Andr=E9?= Pirard <p@x.test>"))
        .containsExactly(named("=?ISO-8859-1?Q?Andr=E9?= Pirard", "p", "x.test"));
    assertThat(parse("=?ISO-8859-1?Q?Andr=E9?= Pirard <p@x.test>").get(0).decodedName())
        .contains("Andr\u00e9 Pirard");
    assertThat(parse("J\u00fcrgen <j@x.test>"))
        .containsExactly(named("J\u00fcrgen", "j", "x.test"));
  }

  @Test
  void givesAnAddressWithoutADomainAnEmptyHost() {
    assertThat(parse("postmaster, <root>, Ann <>"))
        .containsExactly(address("postmaster", ""), address("root", ""), named("Ann", "", ""));
    assertThat(parse("John Doe")).containsExactly(address("John Doe", ""));
    assertThat(parse("@x.test")).containsExactly(address("", "x.test"));
  }

  @Test
  void makesTheBestOfBrokenLists() {
    assertThat(parse("a@x.test <a@x.test>")).containsExactly(named("a@x.test", "a", "x.test"));
    assertThat(parse("a@x.test b@y.test"))
        .containsExactly(address("a", "x.test"), address("b", "y.test"));
    assertThat(parse("Ann <a@x.test, Bob <b@y.test>"))
        .containsExactly(named("Ann", "a", "x.test"), named("Bob", "b", "y.test"));
    assertThat(parse("\"open <a@x.test>")).containsExactly(address("open <a@x.test>", ""));
    assertThat(parse("group: a@x.test, b@y.test"))
        .containsExactly(
            EnvelopeAddress.groupStart("group"),
            address("a", "x.test"),
            address("b", "y.test"),
            EnvelopeAddress.groupEnd());
    assertThat(parse("a@x.test; b@y.test"))
        .containsExactly(address("a", "x.test"), address("b", "y.test"));
    assertThat(parse(":;,>)@")).containsExactly(address("", ""));
    assertThat(parse("")).isEmpty();
    assertThat(parse(" \r\n (only a comment")).isEmpty();
  }

  @Test
  void removesLineEndsAndNuls() {
    assertThat(parse("\"a\rb\nc\0d\" <x@y\0z>"))
        .allSatisfy(
            address ->
                assertThat(address.toString())
                    .doesNotContain("\r")
                    .doesNotContain("\n")
                    .doesNotContain("\0"));
  }

  @Test
  void stopsAtTheLimitAndClosesTheGroup() {
    MimeLimits limits = MimeLimits.defaults().withAddresses(3);

    assertThat(Addresses.parse("g: a@x, b@x, c@x, d@x;", limits))
        .containsExactly(
            EnvelopeAddress.groupStart("g"),
            address("a", "x"),
            address("b", "x"),
            EnvelopeAddress.groupEnd());
  }
}
