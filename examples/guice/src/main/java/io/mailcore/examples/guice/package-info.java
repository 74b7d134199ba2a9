/** A mail server in an injector. */
@NullMarked
package io.mailcore.examples.guice;

import org.jspecify.annotations.NullMarked;
