/** The grammar of files that mail lives in: lines, separators, names and sorted lists. */
@NullMarked
package io.mailcore.store.exchange;

import org.jspecify.annotations.NullMarked;
