/** Which thread does what: event loops never block and never call what a host plugs in. */
@NullMarked
package io.mailcore.integration.threads;

import org.jspecify.annotations.NullMarked;
