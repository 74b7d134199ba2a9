/** Guice bindings of the server: a module, its settings, and the server's start and stop. */
@NullMarked
package io.mailcore.guice;

import org.jspecify.annotations.NullMarked;
