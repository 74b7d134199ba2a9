/** JMH benchmarks of the inner parts: time and memory of one line, one message, one set. */
@NullMarked
package io.mailcore.benchmarks.micro;

import org.jspecify.annotations.NullMarked;
