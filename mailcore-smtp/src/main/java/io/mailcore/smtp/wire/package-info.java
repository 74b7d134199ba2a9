/** The grammar of SMTP (RFC 5321, section 4): octets to values and back, without I/O. */
@NullMarked
package io.mailcore.smtp.wire;

import org.jspecify.annotations.NullMarked;
