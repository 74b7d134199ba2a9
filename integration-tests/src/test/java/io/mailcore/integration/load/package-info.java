/** What size and number do to a server: much mail in little memory, many connections at rest. */
@NullMarked
package io.mailcore.integration.load;

import org.jspecify.annotations.NullMarked;
