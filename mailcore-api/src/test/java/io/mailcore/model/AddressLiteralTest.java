package io.mailcore.model;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5321, section 4.1.3. */
class AddressLiteralTest {

  @ParameterizedTest
  @CsvSource({
    "[0.0.0.0],[0.0.0.0]",
    "[255.255.255.255],[255.255.255.255]",
    "[192.0.2.001],[192.0.2.001]",
    "[IPv6:2001:db8:0:0:0:0:0:1],[IPv6:2001:db8:0:0:0:0:0:1]",
    "[ipV6:2001:DB8::1],[IPv6:2001:db8::1]",
    "[IPv6:::],[IPv6:::]",
    "[IPv6:::1],[IPv6:::1]",
    "[IPv6:1::],[IPv6:1::]",
    "[IPv6:1:2:3:4:5:6::],[IPv6:1:2:3:4:5:6::]",
    "[IPv6:::1:2:3:4:5:6],[IPv6:::1:2:3:4:5:6]",
    "[IPv6:1:2:3::4:5:6],[IPv6:1:2:3::4:5:6]",
    "[IPv6:1:2:3:4:5:6:192.0.2.1],[IPv6:1:2:3:4:5:6:192.0.2.1]",
    "[IPv6:::ffff:192.0.2.1],[IPv6:::ffff:192.0.2.1]",
    "[IPv6:1:2::3:4:192.0.2.1],[IPv6:1:2::3:4:192.0.2.1]"
  })
  void keepsLiterals(String text, String kept) {
    assertThat(AddressLiteral.check(text)).isEqualTo(kept);
    assertThat(AddressLiteral.check(kept)).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[",
        "[]",
        "[192.0.2.1",
        "[192.0.2.1]]",
        "[[192.0.2.1]",
        "[192.0.2]",
        "[192.0.2.1.1]",
        "[192.0.2.256]",
        "[192.0.2.0001]",
        "[192.0.2.]",
        "[192.0.2.-1]",
        "[192.0.2.+1]",
        "[192.0.2.\u0661]",
        "[ 192.0.2.1]",
        "[3221225985]",
        "[IPv4:192.0.2.1]",
        "[2001:db8::1]",
        "[IPv6:]",
        "[IPv6::]",
        "[IPv6::::]",
        "[IPv6:1]",
        "[IPv6:1:2:3:4:5:6:7]",
        "[IPv6:1:2:3:4:5:6:7:8:9]",
        "[IPv6:1::2::3]",
        "[IPv6:12345::]",
        "[IPv6:g::]",
        "[IPv6::1:2:3:4:5:6:7]",
        "[IPv6:1:2:3:4:5:6:7:]",
        "[IPv6:1:2:3:4:5:6:7:192.0.2.1]",
        "[IPv6:192.0.2.1::]",
        "[IPv6:192.0.2.1]",
        "[IPv6:::1%eth0]",
        "[IPv6: ::1]",
        "[tag:content]",
        "[example.test]"
      })
  void refusesOtherText(String text) {
    Refusals.assertRefusedUnquoted(() -> AddressLiteral.check(text), text);
  }

  /** "::" stands for at least two groups of zeros, more than six beside it can't be. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[IPv6:1:2:3:4:5:6:7::]",
        "[IPv6:::1:2:3:4:5:6:7]",
        "[IPv6:1:2:3::4:5:6:7]",
        "[IPv6:1:2:3::4:5:192.0.2.1]",
        "[IPv6:1:2:3:4::5:6:7:8]"
      })
  void refusesToCompressOneGroup(String text) {
    Refusals.assertRefusedUnquoted(() -> AddressLiteral.check(text), "1:2:3");
  }

  @Property
  void keepsEveryAddressOfIpv4(@ForAll @Size(4) List<@IntRange(max = 300) Integer> parts) {
    String text = parts.stream().map(String::valueOf).collect(joining(".", "[", "]"));
    boolean right = parts.stream().allMatch(part -> part <= 255);
    assertThat(MailAddress.tryOf("a@" + text).isPresent()).isEqualTo(right);
  }
}
