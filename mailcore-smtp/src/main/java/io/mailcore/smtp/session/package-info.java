/** The state of an SMTP session, and how commands are run on it. */
@NullMarked
package io.mailcore.smtp.session;

import org.jspecify.annotations.NullMarked;
