/** What a server really asks of its kernel. */
@NullMarked
package io.mailcore.integration.trace;

import org.jspecify.annotations.NullMarked;
