/** Memory and JDBC stores, users and aliases, import and export. */
module io.mailcore.store {
  requires transitive io.mailcore.api;
  requires transitive java.sql;
  requires io.mailcore.mime;
  requires static org.apache.commons.codec;
  requires static org.bouncycastle.provider;
  requires static org.jspecify;
  requires com.github.benmanes.caffeine;
  requires com.zaxxer.hikari;
  requires jdk.jfr;
  requires org.slf4j;
  requires static com.h2database;

  exports io.mailcore.store;
  exports io.mailcore.store.archive;
  exports io.mailcore.store.directory;
  exports io.mailcore.store.index;

  provides io.mailcore.spi.store.MailStoreProvider with
      io.mailcore.store.MemoryMailStoreProvider;
}
