/** Stores in memory and in databases, and users and aliases given in code. */
@NullMarked
package io.mailcore.store;

import org.jspecify.annotations.NullMarked;
