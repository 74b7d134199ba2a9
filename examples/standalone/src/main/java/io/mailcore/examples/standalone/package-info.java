/** A mail server as one executable jar. */
@NullMarked
package io.mailcore.examples.standalone;

import org.jspecify.annotations.NullMarked;
