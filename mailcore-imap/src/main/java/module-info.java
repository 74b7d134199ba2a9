/** IMAP4rev1 and IMAP4rev2. */
module io.mailcore.imap {
  requires transitive io.mailcore.api;
  requires transitive io.mailcore.net;
  requires io.mailcore.mime;
  requires static org.jspecify;
  requires org.slf4j;
}
