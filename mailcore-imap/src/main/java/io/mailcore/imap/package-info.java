/** Listeners that speak IMAP4rev1, and what they may be told to do differently. */
@NullMarked
package io.mailcore.imap;

import org.jspecify.annotations.NullMarked;
