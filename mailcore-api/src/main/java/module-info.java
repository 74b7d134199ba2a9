/** The model and the interfaces that a host implements. */
module io.mailcore.api {
  requires static transitive org.jspecify;
}
