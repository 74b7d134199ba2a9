/** POP3's grammar: bytes to values and back, without a connection or a store. */
@NullMarked
package io.mailcore.pop3.wire;

import org.jspecify.annotations.NullMarked;
