/** Memory, JDBC and file stores. */
module io.mailcore.store {
  requires transitive io.mailcore.api;
  requires transitive java.sql;
  requires io.mailcore.mime;
  requires static org.jspecify;
  requires com.zaxxer.hikari;
  requires org.slf4j;
}
