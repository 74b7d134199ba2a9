/** Jakarta Mail's side of the server. */
module io.mailcore.jakarta {
  requires transitive io.mailcore.api;
  requires transitive io.mailcore.mime;
  requires transitive io.mailcore.net;
  requires transitive jakarta.mail;
  requires static org.jspecify;

  exports io.mailcore.jakarta;
}
