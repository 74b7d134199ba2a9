package io.mailcore.examples.standalone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
    name = "java -jar mailcore-standalone.jar",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpWidth = 100,
    description = "A mail server: SMTP, submission, IMAP and POP3 in one process.",
    footer = {
      "",
      "A listener runs if its option is given; 0 takes any free port, and the line",
      "'mailcore ready' on standard output says which. Hosts are loopback unless given.",
      "",
      "Example:",
      "  java -jar mailcore-standalone.jar --user ann@example.test:secret \\",
      "      --alias sales@example.test=ann@example.test --smtp 2525 --submission 2587 \\",
      "      --imap 2143 --store h2:/var/lib/mailcore --tls cert.pem,key.pem",
      "",
      "With 'import' or 'export' as the first word: brings mail in from Maildir, mbox, MH or MMDF, or",
      "out. 'import --help' and 'export --help' say more."
    })
final class Options {

  @Option(
      names = "--domain",
      paramLabel = "DOMAIN",
      description =
          "A domain whose mail is for users here; repeatable. Without it: the users' domains."
              + " Example: --domain example.test")
  List<String> domains = new ArrayList<>();

  @Option(
      names = "--user",
      paramLabel = "ADDRESS:PASSWORD",
      converter = Converters.User.class,
      description =
          "A user, who logs in with the whole address; repeatable."
              + " Example: --user ann@example.test:secret")
  List<UserOption> users = new ArrayList<>();

  @Option(
      names = "--alias",
      paramLabel = "ALIAS=ADDRESS,...",
      converter = Converters.Alias.class,
      description =
          "An address whose mail goes to others; repeatable."
              + " Example: --alias sales@example.test=ann@example.test,bob@example.test")
  List<AliasOption> aliases = new ArrayList<>();

  @Option(
      names = "--smtp",
      paramLabel = "[HOST:]PORT",
      converter = Converters.Bind.class,
      description = "Mail from other servers, for users here. Example: --smtp 0.0.0.0:25")
  @Nullable BindAddress smtp;

  @Option(
      names = "--submission",
      paramLabel = "[HOST:]PORT",
      converter = Converters.Bind.class,
      description = "Mail from users, with STARTTLS. Example: --submission 2587")
  @Nullable BindAddress submission;

  @Option(
      names = "--smtps",
      paramLabel = "[HOST:]PORT",
      converter = Converters.Bind.class,
      description = "Mail from users, with TLS at once. Example: --smtps 2465")
  @Nullable BindAddress smtps;

  @Option(
      names = "--lmtp",
      paramLabel = "[HOST:]PORT",
      converter = Converters.Bind.class,
      description = "LMTP; this version hasn't got it and says so. Example: --lmtp 2424")
  @Nullable BindAddress lmtp;

  @Option(
      names = "--imap",
      paramLabel = "[HOST:]PORT",
      converter = Converters.Bind.class,
      description = "IMAP with STARTTLS. Example: --imap 2143")
  @Nullable BindAddress imap;

  @Option(
      names = "--imaps",
      paramLabel = "[HOST:]PORT",
      converter = Converters.Bind.class,
      description = "IMAP with TLS at once. Example: --imaps 2993")
  @Nullable BindAddress imaps;

  @Option(
      names = "--pop3",
      paramLabel = "[HOST:]PORT",
      converter = Converters.Bind.class,
      description = "POP3 with STLS. Example: --pop3 2110")
  @Nullable BindAddress pop3;

  @Option(
      names = "--pop3s",
      paramLabel = "[HOST:]PORT",
      converter = Converters.Bind.class,
      description = "POP3 with TLS at once. Example: --pop3s 2995")
  @Nullable BindAddress pop3s;

  @Option(
      names = "--store",
      paramLabel = "memory|h2:DIR|jdbc:URL",
      description =
          "Where mail is kept: in memory (the default), in an H2 database below DIR, or in the"
              + " database of a JDBC URL, H2's, PostgreSQL's or MariaDB's, with user and password among"
              + " its parameters. Example: --store h2:/var/lib/mailcore, or"
              + " --store 'jdbc:postgresql://localhost/mail?user=mail&password=secret'")
  @Nullable String store;

  @Option(
      names = "--tls",
      paramLabel = "self-signed|CERT.pem,KEY.pem",
      description =
          "The certificate: made at each start (the default), or from PEM files, the certificate's"
              + " issuers in the first. Example: --tls cert.pem,key.pem")
  String tls = "self-signed";

  @Option(
      names = "--allow-plaintext-auth",
      description = "Takes passwords without TLS too. Only for tests.")
  boolean allowPlaintextAuth;

  @Option(
      names = "--max-message-size",
      paramLabel = "OCTETS",
      converter = Converters.Octets.class,
      description =
          "The largest message that is taken; 26214400 (25 MiB) if not given."
              + " Example: --max-message-size 52428800")
  @Nullable Long maxMessageSize;

  @Option(
      names = "--retain",
      paramLabel = "MAILBOX=AGE",
      converter = Converters.Retain.class,
      description =
          "For how many days (d) or hours (h) mailboxes keep messages; older ones are removed every"
              + " hour. MAILBOX is trash, junk, sent, drafts or archive, for those that were made for"
              + " this or are called so, or a name with the wildcards of LIST; repeatable."
              + " Example: --retain trash=30d --retain 'Lists/*=365d'")
  List<RetainOption> retained = new ArrayList<>();

  @Option(
      names = "--keep",
      paramLabel = "MESSAGES",
      converter = Converters.Messages.class,
      description =
          "How many messages each mailbox keeps, the latest; others are removed every hour."
              + " Example: --keep 10000")
  @Nullable Long keep;

  @Option(
      names = "--demo",
      description =
          "Starts all listeners for two users (user1@example.test, password pass1, and user2), keeps"
              + " mail in ./mailcore-demo, sends a message and reads it back, says how to look for"
              + " oneself, and goes on serving. Other options add to this or change it.")
  boolean demo;

  @Option(
      names = "--exit",
      description = "With --demo: ends after it, with status 0 if every step was right, else 1.")
  boolean exit;

  /**
   * The listeners that were asked for, by name, in the order in which the ready line shows them.
   */
  Map<String, BindAddress> listeners() {
    Map<String, BindAddress> listeners = new LinkedHashMap<>();
    Optional.ofNullable(smtp).ifPresent(address -> listeners.put("smtp", address));
    Optional.ofNullable(submission).ifPresent(address -> listeners.put("submission", address));
    Optional.ofNullable(smtps).ifPresent(address -> listeners.put("smtps", address));
    Optional.ofNullable(imap).ifPresent(address -> listeners.put("imap", address));
    Optional.ofNullable(imaps).ifPresent(address -> listeners.put("imaps", address));
    Optional.ofNullable(pop3).ifPresent(address -> listeners.put("pop3", address));
    Optional.ofNullable(pop3s).ifPresent(address -> listeners.put("pop3s", address));
    return listeners;
  }
}
