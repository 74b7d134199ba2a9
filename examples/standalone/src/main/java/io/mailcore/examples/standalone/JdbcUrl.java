package io.mailcore.examples.standalone;

import io.mailcore.store.JdbcMailStore;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A JDBC URL as a command line has it, with who logs in to the database among its parameters:
 * {@code jdbc:postgresql://localhost/mail?user=mail&password=secret}.
 */
record JdbcUrl(String url, Optional<String> user, String password) {

  /** Takes user and password out of a URL's parameters; H2 has them its own way. */
  static JdbcUrl parse(String text) {
    int query = text.indexOf('?');
    if (query < 0) {
      return new JdbcUrl(text, Optional.empty(), "");
    }
    Optional<String> user = Optional.empty();
    String password = "";
    List<String> others = new ArrayList<>();
    for (String parameter : text.substring(query + 1).split("&")) {
      if (parameter.startsWith("user=")) {
        user = Optional.of(value(parameter));
      } else if (parameter.startsWith("password=")) {
        password = value(parameter);
      } else if (!parameter.isEmpty()) {
        others.add(parameter);
      }
    }
    String rest = others.isEmpty() ? "" : "?" + String.join("&", others);
    return new JdbcUrl(text.substring(0, query) + rest, user, password);
  }

  private static String value(String parameter) {
    return URLDecoder.decode(
        parameter.substring(parameter.indexOf('=') + 1), StandardCharsets.UTF_8);
  }

  /** A builder of a store there. */
  JdbcMailStore.Builder store() {
    JdbcMailStore.Builder builder = JdbcMailStore.builder().url(url);
    return user.map(name -> builder.credentials(name, password)).orElse(builder);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url;
  }
}
