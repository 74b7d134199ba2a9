/** Headers, MIME structure and encoded words. */
@NullMarked
package io.mailcore.mime;

import org.jspecify.annotations.NullMarked;
