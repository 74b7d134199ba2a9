/** A server and its connections in a test's own thread, for tests of protocols without sockets. */
@NullMarked
package io.mailcore.net.testing;

import org.jspecify.annotations.NullMarked;
