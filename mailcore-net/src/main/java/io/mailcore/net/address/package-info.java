/** Addresses of clients, as bounds and trust count them. */
@NullMarked
package io.mailcore.net.address;

import org.jspecify.annotations.NullMarked;
