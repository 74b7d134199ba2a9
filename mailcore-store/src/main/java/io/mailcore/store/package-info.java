/** Memory, JDBC and file stores. */
@NullMarked
package io.mailcore.store;

import org.jspecify.annotations.NullMarked;
