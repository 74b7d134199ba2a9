/** The same octets in other pieces, other servers, other locales: the same answers. */
@NullMarked
package io.mailcore.integration.replay;

import org.jspecify.annotations.NullMarked;
