/** How users given in code are kept: logins folded by ASCII case, passwords as keyed hashes. */
@NullMarked
package io.mailcore.store.directory;

import org.jspecify.annotations.NullMarked;
