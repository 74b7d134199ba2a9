/**
 * Brings mail in from Maildir, mbox, MH and MMDF, and out to the first three: whatever store it is
 * in, whatever program it comes from.
 */
@NullMarked
package io.mailcore.store.archive;

import org.jspecify.annotations.NullMarked;
