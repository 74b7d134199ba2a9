/** The RFCs' own examples, and each command's behaviour, as conversations with whole servers. */
@NullMarked
package io.mailcore.integration.transcript;

import org.jspecify.annotations.NullMarked;
