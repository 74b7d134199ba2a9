/** Small clients that read and write octets, for tests that must see exactly what a server says. */
@NullMarked
package io.mailcore.integration.client;

import org.jspecify.annotations.NullMarked;
