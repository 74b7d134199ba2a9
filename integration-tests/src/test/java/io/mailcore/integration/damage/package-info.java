/** Messages whose bytes are damaged on disk, as clients see them. */
@NullMarked
package io.mailcore.integration.damage;

import org.jspecify.annotations.NullMarked;
