/** Transport, TLS, authentication and the server. */
module io.mailcore.net {
  requires transitive io.mailcore.api;
  requires static org.jspecify;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires static io.netty.transport.classes.epoll;
  requires static io.netty.transport.classes.io_uring;
  requires jdk.jfr;
  requires org.slf4j;

  uses io.mailcore.spi.store.MailStoreProvider;

  exports io.mailcore.net;
  exports io.mailcore.net.protocol;
  exports io.mailcore.net.events to
      io.mailcore.imap,
      io.mailcore.pop3,
      io.mailcore.smtp;
}
