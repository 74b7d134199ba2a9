/** IMAP4rev1 and IMAP4rev2. */
@NullMarked
package io.mailcore.imap;

import org.jspecify.annotations.NullMarked;
