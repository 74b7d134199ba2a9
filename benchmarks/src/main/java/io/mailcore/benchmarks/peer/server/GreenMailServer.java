package io.mailcore.benchmarks.peer.server;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.mailcore.benchmarks.peer.PeerSettings;
import io.mailcore.benchmarks.peer.Service;
import java.util.Map;
import java.util.Optional;

/** GreenMail as it comes. */
final class GreenMailServer implements Served {

  private final GreenMail server;

  GreenMailServer() {
    server = new GreenMail(ServerSetup.dynamicPort(ServerSetup.SMTP_POP3_IMAP));
    server.start();
    for (int account = 0; account < PeerSettings.ACCOUNTS; account++) {
      String address = PeerSettings.address(account);
      server.setUser(address, address, PeerSettings.PASSWORD);
    }
  }

  @Override
  public String version() {
    return Optional.ofNullable(GreenMail.class.getPackage().getImplementationVersion())
        .orElse("2.1.13");
  }

  @Override
  public Map<Service, Integer> ports() {
    return Map.of(
        Service.SMTP, server.getSmtp().getPort(),
        Service.IMAP, server.getImap().getPort(),
        Service.POP3, server.getPop3().getPort());
  }

  @Override
  public void reset() throws FolderException {
    server.purgeEmailFromAllMailboxes();
  }

  @Override
  public void close() {
    server.stop();
  }
}
