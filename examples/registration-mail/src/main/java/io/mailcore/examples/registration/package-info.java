/** A small web application whose mail goes out and comes in through a server of its own. */
@NullMarked
package io.mailcore.examples.registration;

import org.jspecify.annotations.NullMarked;
