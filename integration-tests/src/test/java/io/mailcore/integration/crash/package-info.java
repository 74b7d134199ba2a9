/** What is left of mail when the process that keeps it is killed. */
@NullMarked
package io.mailcore.integration.crash;

import org.jspecify.annotations.NullMarked;
