package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;

/** The configuration of a Dovecot that needs nothing of the machine's own. */
final class DovecotFiles {

  /** The system's user to whom the mail belongs; Dovecot refuses to serve that of root. */
  static final String OWNER = "mail";

  private DovecotFiles() {}

  /** Writes {@code dovecot.conf} and makes the directories. Maildirs are below {@code mail}. */
  static void write(Path directory, int imap, int pop3) throws IOException {
    Path mail = Files.createDirectory(directory.resolve("mail"));
    Files.setOwner(mail, owner(mail));
    Files.createDirectory(directory.resolve("run"));
    Files.createDirectory(directory.resolve("state"));
    Files.write(directory.resolve("dovecot.conf"), lines(directory, imap, pop3));
  }

  /** {@link #OWNER}. */
  static UserPrincipal owner(Path path) throws IOException {
    return path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(OWNER);
  }

  /** Everything that isn't said here is as it comes, when files are synced above all. */
  private static List<String> lines(Path directory, int imap, int pop3) {
    return List.of(
        "base_dir = " + directory.resolve("run"),
        "state_dir = " + directory.resolve("state"),
        "log_path = " + directory.resolve("log"),
        "protocols = imap pop3",
        "listen = 127.0.0.1",
        "ssl = no",
        "disable_plaintext_auth = no",
        "first_valid_uid = 1",
        "mail_location = maildir:" + directory.resolve("mail") + "/%u",
        "mail_max_userip_connections = 1000",
        "passdb {",
        "  driver = static",
        "  args = password=" + PeerSettings.PASSWORD,
        "}",
        "userdb {",
        "  driver = static",
        "  args = uid=" + OWNER + " gid=" + OWNER + " home=" + directory.resolve("mail") + "/%u",
        "}",
        "namespace inbox {",
        "  inbox = yes",
        "}",
        "service imap-login {",
        "  inet_listener imap {",
        "    port = " + imap,
        "  }",
        "  inet_listener imaps {",
        "    port = 0",
        "  }",
        "}",
        "service pop3-login {",
        "  inet_listener pop3 {",
        "    port = " + pop3,
        "  }",
        "  inet_listener pop3s {",
        "    port = 0",
        "  }",
        "}");
  }
}
