/** The model and the interfaces that a host implements. */
module io.mailcore.api {
  requires static transitive org.jspecify;

  exports io.mailcore.model;
  exports io.mailcore.spi.blob;
  exports io.mailcore.spi.directory;
  exports io.mailcore.spi.smtp;
  exports io.mailcore.spi.store;
  exports io.mailcore.spi.threads;
}
