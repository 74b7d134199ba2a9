/** Guice bindings of the server. */
module io.mailcore.guice {
  requires transitive io.mailcore.api;
  requires transitive io.mailcore.net;
  requires transitive com.google.guice;
  requires io.mailcore.imap;
  requires io.mailcore.mime;
  requires io.mailcore.pop3;
  requires io.mailcore.smtp;
  requires io.mailcore.store;
  requires static org.jspecify;
}
