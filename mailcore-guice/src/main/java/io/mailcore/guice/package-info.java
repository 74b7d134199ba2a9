/** Guice bindings of the server. */
@NullMarked
package io.mailcore.guice;

import org.jspecify.annotations.NullMarked;
