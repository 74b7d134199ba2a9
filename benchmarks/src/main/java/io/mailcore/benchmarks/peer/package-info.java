/** The servers that are measured: mailcore on its stores, and others beside it. */
@NullMarked
package io.mailcore.benchmarks.peer;

import org.jspecify.annotations.NullMarked;
