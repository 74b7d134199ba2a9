/** Reads, makes and holds what TLS needs, with the JDK alone. */
@NullMarked
package io.mailcore.net.tls;

import org.jspecify.annotations.NullMarked;
