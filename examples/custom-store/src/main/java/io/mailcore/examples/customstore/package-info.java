/** A storage backend of one's own: each message a file that any editor opens. */
@NullMarked
package io.mailcore.examples.customstore;

import org.jspecify.annotations.NullMarked;
