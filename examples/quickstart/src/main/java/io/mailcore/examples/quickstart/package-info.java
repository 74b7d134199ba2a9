/** The ten lines of the README. */
@NullMarked
package io.mailcore.examples.quickstart;

import org.jspecify.annotations.NullMarked;
