/** What the stores have in common: ids, and bytes in chunks and ranges. */
@NullMarked
package io.mailcore.store.base;

import org.jspecify.annotations.NullMarked;
