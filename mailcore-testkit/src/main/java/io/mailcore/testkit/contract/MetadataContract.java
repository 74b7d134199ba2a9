package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.account;
import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.assertFails;
import static io.mailcore.testkit.contract.Mail.createMailbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.model.EntryName;
import io.mailcore.model.MailboxId;
import io.mailcore.model.MailboxName;
import io.mailcore.model.ModSeq;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.spi.store.MailAccount;
import io.mailcore.spi.store.MailboxMetadata;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Annotations of mailboxes and of the server, where a store keeps them (RFC 5464). */
public interface MetadataContract extends StoreUnderTest {

  private MailboxMetadata metadata(String account) {
    Optional<MailboxMetadata> found = account(store(), account).extension(MailboxMetadata.class);
    assumeTrue(found.isPresent(), "this store keeps no annotations");
    return found.orElseThrow();
  }

  private Optional<MailboxId> mailbox(String name) {
    return account(store()).find(MailboxName.of(name)).map(found -> found.id());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void set(Optional<MailboxId> mailbox, String entry, String value) {
    metadata("ann").change(mailbox, Map.of(EntryName.of(entry), Optional.of(bytes(value))));
  }

  private Optional<String> get(Optional<MailboxId> mailbox, String entry) {
    return metadata("ann")
        .value(mailbox, EntryName.of(entry))
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  @Test
  default void annotationsAreSetReplacedAndTakenAway() {
    MailAccount account = account(store());
    MailboxMetadata metadata = metadata("ann");
    Optional<MailboxId> inbox = mailbox("INBOX");
    Optional<MailboxId> other = Optional.of(createMailbox(account, "other").id());
    ModSeq before = account.open(inbox.orElseThrow()).status().highestModSeq();
    set(inbox, "/shared/comment", "ours");
    set(inbox, "/PRIVATE/Comment", "mine");
    set(inbox, "/private/comment", "mine again");
    set(Optional.empty(), "/private/vendor/x/y", "of the server");
    assertThat(get(inbox, "/private/comment")).hasValue("mine again");
    assertThat(get(other, "/private/comment")).isEmpty();
    assertThat(get(Optional.empty(), "/private/vendor/x/y")).hasValue("of the server");
    assertThat(metadata.entries(inbox).toString())
        .isEqualTo("{/private/comment=10, /shared/comment=4}");
    metadata.change(
        inbox,
        Map.of(
            EntryName.of("/private/comment"),
            Optional.empty(),
            EntryName.of("/private/never"),
            Optional.empty(),
            EntryName.of("/shared/empty"),
            Optional.of(new byte[0])));
    assertThat(metadata.entries(inbox).toString())
        .isEqualTo("{/shared/comment=4, /shared/empty=0}");
    assertThat(get(inbox, "/shared/empty")).hasValue("");
    assertThat(account.open(inbox.orElseThrow()).status().highestModSeq()).isEqualTo(before);
    assertThat(metadata("bob").entries(Optional.empty())).as("another account's").isEmpty();
  }

  @Test
  default void valuesAreOctetsOfAnyKind() {
    byte[] all = new byte[MailboxMetadata.MAX_OCTETS];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    EntryName entry = EntryName.of("/private/octets");
    metadata("ann").change(mailbox("INBOX"), Map.of(entry, Optional.of(all)));
    assertThat(metadata("ann").value(mailbox("INBOX"), entry)).hasValue(all);
  }

  @Test
  default void annotationsGoWithTheirMailbox() {
    MailAccount account = account(store());
    createMailbox(account, "a/b");
    set(mailbox("a/b"), "/shared/comment", "b");
    set(mailbox("INBOX"), "/shared/comment", "inbox");
    append(store(), account.open(mailbox("INBOX").orElseThrow()), "x");
    account.rename(MailboxName.of("a"), MailboxName.of("z"));
    account.rename(MailboxName.INBOX, MailboxName.of("old"));
    assertThat(get(mailbox("z/b"), "/shared/comment")).hasValue("b");
    assertThat(get(mailbox("old"), "/shared/comment")).hasValue("inbox");
    assertThat(get(mailbox("INBOX"), "/shared/comment")).hasValue("inbox");
    Optional<MailboxId> gone = mailbox("z/b");
    account.delete(MailboxName.of("z/b"));
    assertFails(Kind.NOT_FOUND, "entries", () -> metadata("ann").entries(gone));
    assertFails(Kind.NOT_FOUND, "a value", () -> get(gone, "/shared/comment"));
    assertFails(Kind.NOT_FOUND, "a change", () -> set(gone, "/shared/comment", "x"));
    createMailbox(account, "z/b");
    assertThat(metadata("ann").entries(mailbox("z/b"))).isEmpty();
  }

  @Test
  default void tooManyChangeNothing() {
    Map<EntryName, Optional<byte[]>> values = new LinkedHashMap<>();
    for (int i = 0; i < MailboxMetadata.MAX_ENTRIES; i++) {
      values.put(EntryName.of("/shared/e" + i), Optional.of(bytes("x")));
    }
    MailboxMetadata metadata = metadata("ann");
    metadata.change(mailbox("INBOX"), values);
    Map<EntryName, Optional<byte[]>> more =
        Map.of(
            EntryName.of("/shared/e1"),
            Optional.of(bytes("changed")),
            EntryName.of("/private/more"),
            Optional.of(bytes("x")));
    assertFails(Kind.LIMIT, "one more", () -> metadata.change(mailbox("INBOX"), more));
    assertThat(get(mailbox("INBOX"), "/shared/e1")).hasValue("x");
    metadata.change(mailbox("INBOX"), Map.of(EntryName.of("/shared/e0"), Optional.empty()));
    metadata.change(mailbox("INBOX"), more);
    assertThat(get(mailbox("INBOX"), "/shared/e1")).hasValue("changed");
  }

  @Test
  default void anAccountMayHaveSoManyOctets() {
    MailAccount account = account(store());
    MailboxMetadata metadata = metadata("ann");
    Optional<byte[]> large = Optional.of(new byte[MailboxMetadata.MAX_OCTETS]);
    long most = MailboxMetadata.MAX_ACCOUNT_OCTETS / MailboxMetadata.MAX_OCTETS;
    for (int i = 0; i < most; i++) {
      String name = "m" + i / 90;
      if (i % 90 == 0) {
        createMailbox(account, name);
      }
      metadata.change(mailbox(name), Map.of(EntryName.of("/shared/e" + i), large));
    }
    Map<EntryName, Optional<byte[]>> more =
        Map.of(EntryName.of("/private/more"), Optional.of(bytes("x")));
    for (Optional<MailboxId> where : List.of(mailbox("INBOX"), Optional.<MailboxId>empty())) {
      assertFails(Kind.LIMIT, "one octet more", () -> metadata.change(where, more));
    }
    account.delete(MailboxName.of("m0"));
    metadata.change(Optional.empty(), more);
  }

  @Test
  default void annotationsAreThereWhenTheStoreIsOpenedAgain() {
    set(mailbox("INBOX"), "/shared/comment", "kept");
    assumeTrue(reopen().isPresent(), "this store keeps nothing");
    assertThat(get(mailbox("INBOX"), "/shared/comment")).hasValue("kept");
  }
}
