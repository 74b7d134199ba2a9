/** The commands of IMAP, one class each, and the list of them. */
@NullMarked
package io.mailcore.imap.command;

import org.jspecify.annotations.NullMarked;
