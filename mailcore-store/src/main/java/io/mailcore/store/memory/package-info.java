/** The store in memory: chunked blobs, and mailboxes under one lock an account. */
@NullMarked
package io.mailcore.store.memory;

import org.jspecify.annotations.NullMarked;
