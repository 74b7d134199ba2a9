/** Mail that goes by itself. */
@NullMarked
package io.mailcore.integration.retention;

import org.jspecify.annotations.NullMarked;
