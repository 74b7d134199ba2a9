/** What runs in the JVM of a server that is a library. */
@NullMarked
package io.mailcore.benchmarks.peer.server;

import org.jspecify.annotations.NullMarked;
