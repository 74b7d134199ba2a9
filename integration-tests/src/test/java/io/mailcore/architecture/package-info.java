/** The house's arrows: which package may use which, and what the exported ones may show. */
@NullMarked
package io.mailcore.architecture;

import org.jspecify.annotations.NullMarked;
