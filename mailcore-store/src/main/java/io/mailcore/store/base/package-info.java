/** What the stores have in common: ids, change hints, and contents with a prefix. */
@NullMarked
package io.mailcore.store.base;

import org.jspecify.annotations.NullMarked;
