package io.mailcore.testkit.contract;

import static io.mailcore.testkit.contract.Mail.append;
import static io.mailcore.testkit.contract.Mail.inbox;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mailcore.model.AccountId;
import io.mailcore.spi.store.AccountListing;
import io.mailcore.spi.store.MailStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The accounts that a store has, where it can list them. */
public interface AccountListingContract extends StoreUnderTest {

  private AccountListing listing() {
    Optional<AccountListing> listing = store().extension(AccountListing.class);
    assumeTrue(listing.isPresent(), "this store doesn't list its accounts");
    return listing.orElseThrow();
  }

  /** Accounts whose names differ little, as some orders see them. */
  private static List<AccountId> fill(MailStore store) {
    List<String> names =
        new ArrayList<>(
            List.of("ann", "Ann", "ann ", "ann%", "a", "\u00e4nn", "\u5b89", "\uff21", "z"));
    // Beyond the first 65,536 code points the orders of UTF-8 and UTF-16 differ.
    names.add("\ud83d\udce7");
    for (int i = 0; i < 15; i++) {
      names.add("user" + i + "@example.test");
    }
    names.forEach(name -> append(store, inbox(store, name), "x"));
    return names.stream().map(AccountId::of).toList();
  }

  private static List<AccountId> all(
      AccountListing listing, int limit, Consumer<List<AccountId>> afterEach) {
    List<AccountId> all = new ArrayList<>();
    List<AccountId> page = listing.accounts(Optional.empty(), limit);
    while (true) {
      all.addAll(page);
      assertThat(page).as("a page of %d", limit).hasSizeLessThanOrEqualTo(limit);
      if (page.size() < limit) {
        return all;
      }
      afterEach.accept(page);
      page = listing.accounts(Optional.of(page.get(limit - 1)), limit);
    }
  }

  private static List<AccountId> all(AccountListing listing, int limit) {
    return all(listing, limit, page -> {});
  }

  @Test
  default void everyAccountIsInOnePageOnly() {
    AccountListing listing = listing();
    assertThat(listing.accounts(Optional.empty(), 10)).as("accounts of a new store").isEmpty();
    List<AccountId> accounts = fill(store());
    List<AccountId> atOnce = all(listing, 1000);
    assertThat(atOnce).containsExactlyInAnyOrderElementsOf(accounts);
    for (int limit : new int[] {1, 2, 7, accounts.size()}) {
      assertThat(all(listing, limit)).as("pages of %d", limit).isEqualTo(atOnce);
    }
  }

  @Test
  default void aPageBeginsBehindAnAccountThatIsNotThere() {
    AccountListing listing = listing();
    fill(store());
    List<AccountId> all = all(listing, 1000);
    for (String gone : List.of("ann0", "b", "user5@example.tesu", "\ud83d\udce8")) {
      List<AccountId> behind = listing.accounts(Optional.of(AccountId.of(gone)), 1000);
      assertThat(behind)
          .as("accounts behind %s", gone)
          .isEqualTo(all.subList(all.size() - behind.size(), all.size()));
    }
  }

  @Test
  default void accountsThatComeMeanwhileHideNoOther() {
    AccountListing listing = listing();
    List<AccountId> accounts = fill(store());
    int[] come = {0};
    List<AccountId> seen =
        all(
            listing,
            4,
            page -> {
              if (come[0] < 10) {
                append(store(), inbox(store(), "new" + come[0]), "x");
                append(store(), inbox(store(), "A" + come[0]++), "x");
              }
            });
    assertThat(seen).doesNotHaveDuplicates().containsAll(accounts);
  }

  @Test
  default void aPageOfNothingIsRefused() {
    AccountListing listing = listing();
    assertThatThrownBy(() -> listing.accounts(Optional.empty(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
