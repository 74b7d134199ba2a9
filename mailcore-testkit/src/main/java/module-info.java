/** A mail server for tests, and contract suites for implementers. */
module io.mailcore.testkit {
  requires transitive io.mailcore.api;
  requires transitive io.mailcore.jakarta;
  requires transitive io.mailcore.net;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires io.mailcore.imap;
  requires io.mailcore.mime;
  requires io.mailcore.pop3;
  requires io.mailcore.smtp;
  requires io.mailcore.store;
  requires static org.jspecify;
  requires org.slf4j;

  exports io.mailcore.testkit;
  exports io.mailcore.testkit.contract;
  exports io.mailcore.testkit.transcript;
}
