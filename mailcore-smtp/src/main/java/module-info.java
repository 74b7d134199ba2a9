/** SMTP, submission and LMTP. */
module io.mailcore.smtp {
  requires transitive io.mailcore.api;
  requires transitive io.mailcore.net;
  requires io.mailcore.mime;
  requires static org.jspecify;
  requires org.slf4j;

  exports io.mailcore.smtp;
}
