/** POP3. */
module io.mailcore.pop3 {
  requires transitive io.mailcore.api;
  requires transitive io.mailcore.net;
  requires static org.jspecify;
  requires org.slf4j;

  exports io.mailcore.pop3;
}
