package io.mailcore.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pieces of parameters put together (RFC 2231, section 3), as Dovecot's BODYSTRUCTURE has them. */
class JoinedParametersTest {

  private static String joined(String field) {
    return StructuredValue.parse("a/b; " + field).parameters().joined().asList().stream()
        .map(parameter -> parameter.name() + "=" + parameter.value())
        .collect(Collectors.joining("; "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1; b=2|a=1; b=2",
        "name*0=a; name*1=b|name=ab",
        "name*1=b; x=y; NAME*0=a|x=y; NAME=ab",
        "name*0*=utf-8''a%C3%A4; name*1=b%; name*2*=%20c|name*=utf-8''a%C3%A4b%25%20c",
        "name*0=a; name*1*=%20b|name*=''a%20b",
        "name*=utf-8''%C3%A4|name*=utf-8''%C3%A4",
        "name*0=a; name*2=c|name*0=a; name*2=c",
        "name*0=a; name*0=b|name*0=a; name*0=b",
        "name*1=b|name*1=b",
        "name*00=a; name*x=b; *0=c; name**=d|name*00=a; name*x=b; *0=c; name**=d",
        "name*0=a; other*0=b; name*1=c|name=ac; other=b"
      })
  void putsPiecesTogetherWhereAllAreThere(String field, String expected) {
    assertThat(joined(field)).isEqualTo(expected);
  }

  @Test
  void costsLittleForManyPieces() {
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      field.append("n*").append(i).append("=x; ");
    }
    assertThat(joined(field.toString())).isNotEmpty();
  }
}
