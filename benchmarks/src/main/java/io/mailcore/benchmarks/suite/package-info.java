/** What is measured, and the program that measures all of it. */
@NullMarked
package io.mailcore.benchmarks.suite;

import org.jspecify.annotations.NullMarked;
