/** SMTP, submission and LMTP. */
@NullMarked
package io.mailcore.smtp;

import org.jspecify.annotations.NullMarked;
