/**
 * The grammar of IMAP: command bytes to values and values to response bytes, without I/O, session
 * state or storage.
 */
@NullMarked
package io.mailcore.imap.wire;

import org.jspecify.annotations.NullMarked;
