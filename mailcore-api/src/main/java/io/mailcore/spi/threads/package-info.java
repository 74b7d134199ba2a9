/**
 * What is said of the threads on which the host's implementations are called.
 *
 * <p>Depends on the JDK alone. Implemented by hosts; grows by default methods only.
 */
@NullMarked
package io.mailcore.spi.threads;

import org.jspecify.annotations.NullMarked;
