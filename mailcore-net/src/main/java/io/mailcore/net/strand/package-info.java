/** Runs the work of connections: one task after another for each, many connections at once. */
@NullMarked
package io.mailcore.net.strand;

import org.jspecify.annotations.NullMarked;
