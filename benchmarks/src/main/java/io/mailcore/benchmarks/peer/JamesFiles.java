package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The configuration of an Apache James that keeps mail in memory and listens on the loopback
 * address alone. What isn't said here is as it comes.
 */
final class JamesFiles {

  private static final String DOMAINS =
      String.format(
          Locale.ROOT,
          """
      <domainlist>
        <autodetect>false</autodetect>
        <autodetectIP>false</autodetectIP>
        <defaultDomain>%s</defaultDomain>
      </domainlist>
      """,
          PeerSettings.DOMAIN);

  private static final String USERS =
      """
      <usersrepository>
        <enableVirtualHosting>true</enableVirtualHosting>
      </usersrepository>
      """;

  /** No server of the network is asked. */
  private static final String DNS =
      """
      <dnsservice>
        <servers><server>127.0.0.1</server></servers>
        <autodiscover>false</autodiscover>
      </dnsservice>
      """;

  private static final String REPOSITORIES =
      """
      <mailrepositorystore>
        <defaultProtocol>memory</defaultProtocol>
        <mailrepositories>
          <mailrepository class="org.apache.james.mailrepository.memory.MemoryMailRepository">
            <protocols><protocol>memory</protocol></protocols>
          </mailrepository>
        </mailrepositories>
      </mailrepositorystore>
      """;

  /** Local mail into its INBOX, what isn't local or fails into a repository. */
  private static final String MAILETS =
      String.format(
          Locale.ROOT,
          """
      <mailetcontainer enableJmx="false">
        <context><postmaster>postmaster@%s</postmaster></context>
        <spooler><errorRepository>memory://%2$s/</errorRepository></spooler>
        <processors>
          <processor state="root" enableJmx="false">
            <mailet match="All" class="ToProcessor"><processor>transport</processor></mailet>
          </processor>
          <processor state="transport" enableJmx="false">
            <mailet match="All" class="RemoveMimeHeader">
              <name>bcc</name>
              <onMailetException>ignore</onMailetException>
            </mailet>
            <mailet match="RecipientIsLocal" class="LocalDelivery"/>
            <mailet match="All" class="ToProcessor"><processor>error</processor></mailet>
          </processor>
          <processor state="error" enableJmx="false">
            <mailet match="All" class="ToRepository">
              <repositoryPath>memory://%2$s/</repositoryPath>
            </mailet>
          </processor>
        </processors>
      </mailetcontainer>
      """,
          PeerSettings.DOMAIN,
          JamesAdmin.ERRORS);

  private static final String LOGGING =
      """
      <configuration>
        <appender name="CONSOLE" class="ch.qos.logback.core.ConsoleAppender">
          <encoder><pattern>%d %-5level %logger - %msg%n%ex</pattern></encoder>
        </appender>
        <root level="WARN"><appender-ref ref="CONSOLE"/></root>
      </configuration>
      """;

  private JamesFiles() {}

  /**
   * Writes the files below {@code conf}. James takes a protocol's defaults, listeners on all
   * addresses among them, where its file is missing; so those that aren't wanted have one too.
   */
  static void write(Path directory, int smtp, int imap, int pop3, int admin) throws IOException {
    Files.createDirectory(directory.resolve("tmp"));
    Path conf = Files.createDirectory(directory.resolve("conf"));
    Files.writeString(conf.resolve("smtpserver.xml"), smtp(smtp));
    Files.writeString(conf.resolve("imapserver.xml"), imap(imap));
    Files.writeString(conf.resolve("pop3server.xml"), pop3(pop3));
    Files.writeString(conf.resolve("lmtpserver.xml"), "<lmtpservers/>");
    Files.writeString(conf.resolve("managesieveserver.xml"), "<managesieveservers/>");
    Files.writeString(conf.resolve("jmap.properties"), "enabled=false\n");
    Files.writeString(conf.resolve("jmx.properties"), "jmx.enabled=false\n");
    Files.writeString(
        conf.resolve("webadmin.properties"), "enabled=true\nhost=127.0.0.1\nport=" + admin + "\n");
    Files.writeString(conf.resolve("domainlist.xml"), DOMAINS);
    Files.writeString(conf.resolve("usersrepository.xml"), USERS);
    Files.writeString(conf.resolve("dnsservice.xml"), DNS);
    Files.writeString(conf.resolve("mailrepositorystore.xml"), REPOSITORIES);
    Files.writeString(conf.resolve("mailetcontainer.xml"), MAILETS);
    Files.writeString(conf.resolve("logback.xml"), LOGGING);
  }

  private static String smtp(int port) {
    return String.format(
        Locale.ROOT,
        """
        <smtpservers>
          <smtpserver enabled="true">
            <jmxName>smtpserver</jmxName>
            <bind>127.0.0.1:%d</bind>
            <connectionBacklog>200</connectionBacklog>
            <tls socketTLS="false" startTLS="false"/>
            <connectionLimit>0</connectionLimit>
            <connectionLimitPerIP>0</connectionLimitPerIP>
            <maxmessagesize>0</maxmessagesize>
            <handlerchain>
              <handler class="org.apache.james.smtpserver.fastfail.ValidRcptHandler"/>
              <handler class="org.apache.james.smtpserver.CoreCmdHandlerLoader"/>
            </handlerchain>
          </smtpserver>
        </smtpservers>
        """,
        port);
  }

  private static String imap(int port) {
    return String.format(
        Locale.ROOT,
        """
        <imapservers>
          <imapserver enabled="true">
            <jmxName>imapserver</jmxName>
            <bind>127.0.0.1:%d</bind>
            <connectionBacklog>200</connectionBacklog>
            <tls socketTLS="false" startTLS="false"/>
            <plainAuthDisallowed>false</plainAuthDisallowed>
            <connectionLimit>0</connectionLimit>
            <connectionLimitPerIP>0</connectionLimitPerIP>
          </imapserver>
        </imapservers>
        """,
        port);
  }

  private static String pop3(int port) {
    return String.format(
        Locale.ROOT,
        """
        <pop3servers>
          <pop3server enabled="true">
            <jmxName>pop3server</jmxName>
            <bind>127.0.0.1:%d</bind>
            <connectionBacklog>200</connectionBacklog>
            <tls socketTLS="false" startTLS="false"/>
            <connectionLimit>0</connectionLimit>
            <connectionLimitPerIP>0</connectionLimitPerIP>
            <handlerchain>
              <handler class="org.apache.james.pop3server.core.CoreCmdHandlerLoader"/>
            </handlerchain>
          </pop3server>
        </pop3servers>
        """,
        port);
  }
}
