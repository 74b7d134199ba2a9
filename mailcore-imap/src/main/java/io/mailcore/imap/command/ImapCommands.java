package io.mailcore.imap.command;

import io.mailcore.imap.session.ImapCommand;
import java.util.List;

/** The commands that there are, in the order in which CAPABILITY names what they bring. */
public final class ImapCommands {

  private ImapCommands() {}

  /** All commands. */
  public static List<ImapCommand<?>> all() {
    return List.of(
        // Any state (RFC 3501, section 6.1)
        new CapabilityCommand(),
        new NoopCommand(),
        new LogoutCommand(),
        new IdCommand(),
        // Before a log-in (section 6.2)
        new StartTlsCommand(),
        new LoginCommand(),
        new AuthenticateCommand(),
        // After it (section 6.3)
        new EnableCommand(),
        new CompressCommand(),
        new UnauthenticateCommand(),
        new NotifyCommand(),
        new NamespaceCommand(),
        SelectCommand.select(),
        SelectCommand.examine(),
        new CreateCommand(),
        new DeleteCommand(),
        new RenameCommand(),
        SubscribeCommand.subscribe(),
        SubscribeCommand.unsubscribe(),
        new ListCommand(),
        new LsubCommand(),
        new StatusCommand(),
        new GetQuotaCommand(),
        new GetQuotaRootCommand(),
        new SetQuotaCommand(),
        new GetMetadataCommand(),
        new SetMetadataCommand(),
        new AppendCommand(),
        new IdleCommand(),
        // With a mailbox selected (section 6.4)
        new CheckCommand(),
        new CloseCommand(),
        new UnselectCommand(),
        new ExpungeCommand(),
        new UidExpungeCommand(),
        new MultiSearchCommand(),
        new CancelUpdateCommand(),
        SearchCommand.byNumber(),
        SearchCommand.byUid(),
        SortCommand.byNumber(),
        SortCommand.byUid(),
        ThreadCommand.byNumber(),
        ThreadCommand.byUid(),
        FetchCommand.byNumber(),
        FetchCommand.byUid(),
        StoreCommand.byNumber(),
        StoreCommand.byUid(),
        TransferCommand.copy(),
        TransferCommand.uidCopy(),
        TransferCommand.move(),
        TransferCommand.uidMove(),
        ReplaceCommand.byNumber(),
        ReplaceCommand.byUid());
  }
}
