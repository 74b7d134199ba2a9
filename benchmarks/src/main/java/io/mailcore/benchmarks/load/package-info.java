/** Clients on raw sockets that load a server and take the time. */
@NullMarked
package io.mailcore.benchmarks.load;

import org.jspecify.annotations.NullMarked;
