/**
 * The store in a database: statements by hand, one transaction a call, one forced sync for many
 * calls.
 */
@NullMarked
package io.mailcore.store.jdbc;

import org.jspecify.annotations.NullMarked;
