/** Messages of others and of our own, through every way in and every way out. */
@NullMarked
package io.mailcore.integration.corpus;

import org.jspecify.annotations.NullMarked;
