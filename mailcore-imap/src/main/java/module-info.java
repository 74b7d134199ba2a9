/** IMAP4rev1: listeners for a mail server. */
module io.mailcore.imap {
  requires transitive io.mailcore.api;
  requires transitive io.mailcore.net;
  requires io.mailcore.mime;
  requires static org.jspecify;
  requires org.slf4j;

  exports io.mailcore.imap;
}
