/** Checks log-ins: mechanisms, the bounded pool that asks the directory, delays after failures. */
@NullMarked
package io.mailcore.net.auth;

import org.jspecify.annotations.NullMarked;
