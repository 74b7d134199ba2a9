/** One class a command, and the list of them. */
@NullMarked
package io.mailcore.pop3.command;

import org.jspecify.annotations.NullMarked;
