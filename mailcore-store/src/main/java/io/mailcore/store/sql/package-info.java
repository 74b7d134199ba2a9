/** The host's own queries over the host's own tables: parameters, rows, failures. */
@NullMarked
package io.mailcore.store.sql;

import org.jspecify.annotations.NullMarked;
