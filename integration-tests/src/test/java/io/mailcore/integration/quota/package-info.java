/** Accounts that are full. */
@NullMarked
package io.mailcore.integration.quota;

import org.jspecify.annotations.NullMarked;
