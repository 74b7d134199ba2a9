/** Blobs as files below one directory. */
@NullMarked
package io.mailcore.store.blob;

import org.jspecify.annotations.NullMarked;
