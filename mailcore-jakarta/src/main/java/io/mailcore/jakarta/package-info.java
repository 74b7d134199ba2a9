/** Jakarta Mail's side of the server: messages in and out as MimeMessage, and ready sessions. */
@NullMarked
package io.mailcore.jakarta;

import org.jspecify.annotations.NullMarked;
