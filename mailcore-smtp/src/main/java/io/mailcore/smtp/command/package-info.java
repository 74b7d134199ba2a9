/** The commands of SMTP, a class each, and the list of them. */
@NullMarked
package io.mailcore.smtp.command;

import org.jspecify.annotations.NullMarked;
