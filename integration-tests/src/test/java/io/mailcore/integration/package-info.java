/**
 * The whole server from outside: what comes in by one protocol goes out by the others unchanged.
 */
@NullMarked
package io.mailcore.integration;

import org.jspecify.annotations.NullMarked;
