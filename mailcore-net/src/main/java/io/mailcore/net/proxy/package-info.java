/** Reads the header with which a proxy says who its client is. */
@NullMarked
package io.mailcore.net.proxy;

import org.jspecify.annotations.NullMarked;
