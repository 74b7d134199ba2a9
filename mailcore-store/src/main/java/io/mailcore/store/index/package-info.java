/**
 * Accounts and mailboxes as values: the rules of the SPI, for stores that keep an account as one
 * document.
 */
@NullMarked
package io.mailcore.store.index;

import org.jspecify.annotations.NullMarked;
