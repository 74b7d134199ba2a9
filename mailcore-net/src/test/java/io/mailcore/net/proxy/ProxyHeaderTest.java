package io.mailcore.net.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.net.proxy.ProxyHeader.Status;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of HAProxy's PROXY protocol, good and bad (S-52). */
class ProxyHeaderTest {

  private static final String SIGNATURE = "\r\n\r\n\0\r\nQUIT\n";

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static ProxyHeader parse(String text) {
    return ProxyHeader.parse(bytes(text));
  }

  private static String v2(int command, int family, String body) {
    return SIGNATURE
        + (char) command
        + (char) family
        + (char) (body.length() >> 8)
        + (char) (body.length() & 0xFF)
        + body;
  }

  private static final String V4_BODY =
      "\u00C0\0\u0002\u0001\u00C6\u0033\u0064\u0002\u0004\u00D2\0\u0019";

  @Test
  void readsVersion1() {
    ProxyHeader header = parse("PROXY TCP4 192.0.2.1 198.51.100.2 1234 25\r\nEHLO");
    assertThat(header.length()).isEqualTo(43);
    assertThat(header.addresses())
        .hasValueSatisfying(
            addresses -> {
              assertThat(addresses.source().getAddress().getHostAddress()).isEqualTo("192.0.2.1");
              assertThat(addresses.source().getPort()).isEqualTo(1234);
              assertThat(addresses.destination().getPort()).isEqualTo(25);
            });
    assertThat(parse("PROXY TCP6 2001:db8::1 ::1 1 2\r\n").addresses()).isPresent();
    assertThat(parse("PROXY UNKNOWN\r\n")).isEqualTo(parse("PROXY UNKNOWN\r\n"));
    assertThat(parse("PROXY UNKNOWN ffff::1 x y\r\n").status()).isEqualTo(Status.COMPLETE);
    assertThat(parse("PROXY UNKNOWN\r\n").addresses()).isEmpty();
  }

  @Test
  void readsVersion2() {
    ProxyHeader header = parse(v2(0x21, 0x11, V4_BODY) + "EHLO");
    assertThat(header.length()).isEqualTo(28);
    assertThat(header.addresses())
        .hasValueSatisfying(
            addresses -> {
              assertThat(addresses.source().getAddress().getHostAddress()).isEqualTo("192.0.2.1");
              assertThat(addresses.source().getPort()).isEqualTo(1234);
              assertThat(addresses.destination().getPort()).isEqualTo(25);
            });
    assertThat(parse(v2(0x21, 0x21, "\0".repeat(36))).addresses()).isPresent();
    assertThat(parse(v2(0x20, 0, "")).addresses()).isEmpty();
    assertThat(parse(v2(0x20, 0, "")).status()).isEqualTo(Status.COMPLETE);
    assertThat(parse(v2(0x21, 0x11, V4_BODY + "\u0003\0\u0004abcd")).length()).isEqualTo(35);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "EHLO x\r\n",
        "PROXY TCP4 192.0.2.1 198.51.100.2 1234 25\n",
        "PROXY TCP4 192.0.2.1 198.51.100.2 1234\r\n",
        "PROXY TCP4 192.0.2.1 198.51.100.2 1234 25 26\r\n",
        "PROXY TCP4 192.0.2.1 198.51.100.2 1234 65536\r\n",
        "PROXY TCP4 192.0.2.1 198.51.100.2 -1 25\r\n",
        "PROXY TCP4 192.0.2.256 198.51.100.2 1 25\r\n",
        "PROXY TCP4 localhost 198.51.100.2 1 25\r\n",
        "PROXY TCP4 ::1 ::1 1 25\r\n",
        "PROXY TCP6 192.0.2.1 198.51.100.2 1 25\r\n",
        "PROXY TCP6 :.1 ::1 1 25\r\n",
        "PROXY TCP5 192.0.2.1 198.51.100.2 1 25\r\n",
        "PROXY  TCP4 192.0.2.1 198.51.100.2 1 25\r\n",
        "PROXY \r\n",
        "proxy TCP4 192.0.2.1 198.51.100.2 1 25\r\n",
        "PROXY TCP4 1.1.1.1 1.1.1.1 1 1 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
      })
  void refusesOtherVersion1(String text) {
    assertThat(parse(text).status()).isEqualTo(Status.INVALID);
  }

  @Test
  void refusesOtherVersion2() {
    assertThat(parse(v2(0x11, 0x11, V4_BODY)).status()).isEqualTo(Status.INVALID);
    assertThat(parse(v2(0x22, 0x11, V4_BODY)).status()).isEqualTo(Status.INVALID);
    assertThat(parse(v2(0x21, 0x12, V4_BODY)).status()).isEqualTo(Status.INVALID);
    assertThat(parse(v2(0x21, 0x11, V4_BODY.substring(1))).status()).isEqualTo(Status.INVALID);
    assertThat(parse(v2(0x21, 0x11, V4_BODY + "\u0003\0\u0005abcd")).status())
        .isEqualTo(Status.INVALID);
    assertThat(parse(v2(0x21, 0x11, V4_BODY + "\u0003")).status()).isEqualTo(Status.INVALID);
    assertThat(parse(SIGNATURE + "\u0021\u0011\u00FF\u00FF").status()).isEqualTo(Status.INVALID);
  }

  @Test
  void waitsForTheRestAtEveryLength() {
    for (String text :
        new String[] {"PROXY TCP4 192.0.2.1 198.51.100.2 1234 25\r\n", v2(0x21, 0x11, V4_BODY)}) {
      byte[] whole = bytes(text);
      for (int length = 0; length < whole.length; length++) {
        assertThat(ProxyHeader.parse(Arrays.copyOf(whole, length)).status())
            .isEqualTo(Status.INCOMPLETE);
      }
      assertThat(ProxyHeader.parse(whole).status()).isEqualTo(Status.COMPLETE);
    }
  }

  @Property(tries = 1000)
  void neverFails(@ForAll byte[] rest, @ForAll boolean second) {
    byte[] start = bytes(second ? SIGNATURE : "PROXY ");
    byte[] all = Arrays.copyOf(start, start.length + rest.length);
    System.arraycopy(rest, 0, all, start.length, rest.length);
    ProxyHeader header = ProxyHeader.parse(all);
    assertThat(header.length()).isBetween(0, all.length);
  }
}
