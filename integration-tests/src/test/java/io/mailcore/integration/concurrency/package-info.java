/** Many sessions at once over one server, and what must hold when they are done. */
@NullMarked
package io.mailcore.integration.concurrency;

import org.jspecify.annotations.NullMarked;
