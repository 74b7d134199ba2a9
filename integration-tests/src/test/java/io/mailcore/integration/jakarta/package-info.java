/** Jakarta Mail's sessions with a running server. */
@NullMarked
package io.mailcore.integration.jakarta;

import org.jspecify.annotations.NullMarked;
