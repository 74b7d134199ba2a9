/** Programs that measure what mailcore costs, always several things in turn in one run. */
@NullMarked
package io.mailcore.benchmarks;

import org.jspecify.annotations.NullMarked;
