/** POP3 (RFC 1939): the listener that a host gives to its server. */
@NullMarked
package io.mailcore.pop3;

import org.jspecify.annotations.NullMarked;
