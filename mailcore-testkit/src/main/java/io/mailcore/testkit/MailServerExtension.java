package io.mailcore.testkit;

import io.mailcore.jakarta.Mailer;
import io.mailcore.net.MailServer;
import io.mailcore.smtp.SmtpListener;
import jakarta.mail.Session;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A {@link TestMailServer} in a JUnit 5 test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MailServerExtension server =
 *     MailServerExtension.create().user("ann@example.test", "secret");
 *
 * @Test
 * void welcomesNewUsers() {
 *   shop.register("ann@example.test");               // sends to server.smtp()
 *   TestMessage welcome = server.messages().await(subject("Welcome"));
 *   assertThat(welcome.text()).hasValueSatisfying(text -> ...);
 * }
 * }</pre>
 *
 * <p>In a static field, or as {@code @ExtendWith(MailServerExtension.class)}, one server runs for
 * all methods of a class and those of its nested classes; messages, mailboxes and users that a
 * method added are forgotten before the next one. Methods that run in parallel share the server,
 * and nothing is forgotten while another is running: let each await its own recipient. In an
 * instance field each method has a server of its own.
 *
 * <p>Parameters of test methods and constructors may be {@link TestMailServer}, {@link MailServer},
 * {@link ReceivedMessages}, {@link Mailer} and {@link Session} (without a log-in).
 *
 * <p>Describe it before the first test; safe for use by several threads afterwards.
 */
public final class MailServerExtension
    implements BeforeAllCallback,
        AfterAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        ParameterResolver {

  private static final Map<Class<?>, Function<TestMailServer, Object>> PARAMETERS =
      Map.of(
          TestMailServer.class, server -> server,
          MailServer.class, TestMailServer::server,
          ReceivedMessages.class, TestMailServer::messages,
          Mailer.class, TestMailServer::mailer,
          Session.class, TestMailServer::session);

  private final TestMailServer.Builder builder = TestMailServer.builder();
  private final ReentrantLock lock = new ReentrantLock();
  private Optional<TestMailServer> running = Optional.empty();
  private int users;
  private int methods;

  /** A server that needs no description, for {@code @ExtendWith}. */
  public MailServerExtension() {}

  /** A server to be described further, for a field with {@code @RegisterExtension}. */
  public static MailServerExtension create() {
    return new MailServerExtension();
  }

  /** A user whose log-in name is the address, and whose domain is one of the server's. */
  public MailServerExtension user(String address, String password) {
    return describe(server -> server.user(address, password));
  }

  /** A user with the password {@code secret}. */
  public MailServerExtension user(String address) {
    return describe(server -> server.user(address));
  }

  /** Refuses mail that is for none of the users, as a real server does. */
  public MailServerExtension refuseUnknown() {
    return describe(TestMailServer.Builder::refuseUnknown);
  }

  /** Changes the listeners for SMTP and submission. */
  public MailServerExtension smtp(UnaryOperator<SmtpListener> change) {
    return describe(server -> server.smtp(change));
  }

  /** Changes anything else of the server. */
  public MailServerExtension configure(Consumer<MailServer.Builder> change) {
    return describe(server -> server.configure(change));
  }

  private MailServerExtension describe(Consumer<TestMailServer.Builder> change) {
    lock.lock();
    try {
      if (running.isPresent()) {
        throw new IllegalStateException("the server is running: describe it before the first test");
      }
      change.accept(builder);
      return this;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The running server.
   *
   * @throws IllegalStateException outside of a test
   */
  public TestMailServer get() {
    lock.lock();
    try {
      return running.orElseThrow(
          () ->
              new IllegalStateException(
                  "no server is running: is the field annotated with @RegisterExtension?"));
    } finally {
      lock.unlock();
    }
  }

  /** The server itself. */
  public MailServer server() {
    return get().server();
  }

  /** The messages that arrived since the test began. */
  public ReceivedMessages messages() {
    return get().messages();
  }

  /** Where mail is taken without a log-in; what an application is configured with. */
  public InetSocketAddress smtp() {
    return get().smtp();
  }

  /** Where users send mail, after a log-in. */
  public InetSocketAddress submission() {
    return get().submission();
  }

  /** Where users read mail by IMAP. */
  public InetSocketAddress imap() {
    return get().imap();
  }

  /** Where users read mail by POP3. */
  public InetSocketAddress pop3() {
    return get().pop3();
  }

  /** A Jakarta Mail session that sends without a log-in. */
  public Session session() {
    return get().session();
  }

  /** A Jakarta Mail session of one of the users. */
  public Session session(String user) {
    return get().session(user);
  }

  /** Sends in process. */
  public Mailer mailer() {
    return get().mailer();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    enter();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    leave();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    lock.lock();
    try {
      enter();
      if (methods == 0) {
        get().reset();
      }
      methods++;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    lock.lock();
    try {
      methods--;
      leave();
    } finally {
      lock.unlock();
    }
  }

  // Counted, as nested classes enter the extension of the class around them once more.
  private void enter() {
    lock.lock();
    try {
      if (running.isEmpty()) {
        running = Optional.of(builder.start());
      }
      users++;
    } finally {
      lock.unlock();
    }
  }

  private void leave() {
    lock.lock();
    try {
      users--;
      if (users == 0) {
        TestMailServer server = get();
        running = Optional.empty();
        server.close();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return PARAMETERS.containsKey(parameter.getParameter().getType());
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Function<TestMailServer, Object> value = PARAMETERS.get(parameter.getParameter().getType());
    if (value == null) {
      throw new IllegalArgumentException("parameter: " + parameter);
    }
    return value.apply(get());
  }
}
