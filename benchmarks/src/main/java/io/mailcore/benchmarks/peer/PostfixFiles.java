package io.mailcore.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The configuration of a Postfix that needs nothing of the machine's own. */
final class PostfixFiles {

  private PostfixFiles() {}

  /** Writes {@code main.cf} and {@code master.cf} and makes the directories. */
  static void write(Path directory, int port, boolean tls) throws IOException {
    Path mail = Files.createDirectories(directory.resolve("mail"));
    Files.createDirectories(directory.resolve("queue"));
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.setOwner(
        data,
        data.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postfix"));
    String user = Processes.output(List.of("id", "-u", "postfix"));
    String group = Processes.output(List.of("id", "-g", "postfix"));
    Files.setOwner(mail, Files.getOwner(data));
    Files.write(
        directory.resolve("virtual"),
        IntStream.range(0, PeerSettings.ACCOUNTS)
            .mapToObj(account -> PeerSettings.address(account) + " user" + account + "/")
            .toList());
    Files.write(directory.resolve("main.cf"), main(directory, user, group, tls));
    Files.write(directory.resolve("master.cf"), master(port));
  }

  private static List<String> main(Path directory, String user, String group, boolean tls) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "compatibility_level = 3.6",
                "queue_directory = " + directory.resolve("queue"),
                "data_directory = " + directory.resolve("data"),
                "maillog_file_prefixes = " + directory,
                "maillog_file = " + directory.resolve("log"),
                "inet_interfaces = 127.0.0.1",
                "inet_protocols = ipv4",
                "myhostname = mail." + PeerSettings.DOMAIN,
                "mydestination =",
                "mynetworks = 127.0.0.0/8",
                "alias_maps =",
                "alias_database =",
                "disable_dns_lookups = yes",
                "smtpd_peername_lookup = no",
                "smtpd_client_connection_count_limit = 0",
                "smtpd_client_connection_rate_limit = 0",
                "message_size_limit = " + PeerSettings.MAX_MESSAGE_OCTETS,
                "virtual_mailbox_limit = 0",
                "virtual_mailbox_domains = " + PeerSettings.DOMAIN,
                "virtual_mailbox_base = " + directory.resolve("mail"),
                "virtual_mailbox_maps = texthash:" + directory.resolve("virtual"),
                "virtual_minimum_uid = 1",
                "virtual_uid_maps = static:" + user,
                "virtual_gid_maps = static:" + group));
    if (tls) {
      lines.add("smtpd_tls_security_level = may");
      lines.add("smtpd_tls_cert_file = " + directory.resolveSibling("certificate.pem"));
      lines.add("smtpd_tls_key_file = " + directory.resolveSibling("key.pem"));
    }
    return lines;
  }

  /** The services of the package's own file, without chroot and what isn't asked for here. */
  private static List<String> master(int port) {
    return List.of(
        "127.0.0.1:" + port + " inet n - n - - smtpd",
        "pickup unix n - n 60 1 pickup",
        "cleanup unix n - n - 0 cleanup",
        "qmgr unix n - n 300 1 qmgr",
        "tlsmgr unix - - n 1000? 1 tlsmgr",
        "rewrite unix - - n - - trivial-rewrite",
        "bounce unix - - n - 0 bounce",
        "defer unix - - n - 0 bounce",
        "trace unix - - n - 0 bounce",
        "flush unix n - n 1000? 0 flush",
        "proxymap unix - - n - - proxymap",
        "smtp unix - - n - - smtp",
        "error unix - - n - - error",
        "retry unix - - n - - error",
        "discard unix - - n - - discard",
        "virtual unix - n n - - virtual",
        "anvil unix - - n - 1 anvil",
        "scache unix - - n - 1 scache",
        "postlog unix-dgram n - n - 1 postlogd");
  }
}
