/** The server as a host sees it: its builder, its listeners' settings, TLS, limits and timeouts. */
@NullMarked
package io.mailcore.net;

import org.jspecify.annotations.NullMarked;
