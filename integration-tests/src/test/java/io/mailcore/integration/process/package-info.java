/** Servers in processes of their own, to be killed, measured and told what to do. */
@NullMarked
package io.mailcore.integration.process;

import org.jspecify.annotations.NullMarked;
