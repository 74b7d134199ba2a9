/** Schemes of stored passwords: how each is read, checked, made and weighed. */
@NullMarked
package io.mailcore.store.password;

import org.jspecify.annotations.NullMarked;
