/** Where a message goes: aliases, local mailboxes, handlers and the way out. */
@NullMarked
package io.mailcore.smtp.delivery;

import org.jspecify.annotations.NullMarked;
