/** Guice bindings of the server. */
module io.mailcore.guice {
  requires transitive io.mailcore.api;
  requires transitive io.mailcore.net;
  requires transitive com.google.guice;
  requires static org.jspecify;
  requires jakarta.inject;

  exports io.mailcore.guice;
}
