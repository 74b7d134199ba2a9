/** What the documentation promises, held against what servers say of themselves. */
@NullMarked
package io.mailcore.integration.standards;

import org.jspecify.annotations.NullMarked;
