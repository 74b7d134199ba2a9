/** Headers, MIME structure and encoded words. */
module io.mailcore.mime {
  exports io.mailcore.mime;

  requires transitive io.mailcore.api;
  requires static org.jspecify;
}
