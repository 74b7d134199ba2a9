package io.mailcore.net.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.0.2.128/25, 192.0.2.128, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "0.0.0.0/0, 1.2.3.4, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, ::1, true",
    "::ffff:192.0.2.1, 192.0.2.1, true"
  })
  void saysWhatItContains(String range, String address, boolean contained) throws Exception {
    assertThat(AddressRange.of(range).contains(InetAddress.getByName(address)))
        .isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "10.0.0.0/33",
        "::/129",
        "10/8",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "1.2.3.4/8/8",
        "",
        "010.0.0.1",
        "fe80::1%lo",
        ".:1",
        "1.2.3.256"
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> AddressRange.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsNumericAddressesOnly() {
    assertThat(NumericAddress.parse("example.test")).isEmpty();
    assertThat(NumericAddress.parse("1.2.3")).isEmpty();
    assertThat(NumericAddress.parse("::")).isPresent();
  }
}
