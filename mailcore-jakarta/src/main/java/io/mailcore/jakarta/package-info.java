/** Jakarta Mail's side of the server. */
@NullMarked
package io.mailcore.jakarta;

import org.jspecify.annotations.NullMarked;
