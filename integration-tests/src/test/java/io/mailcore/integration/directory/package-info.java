/** Servers whose users and aliases are in tables that others have made. */
@NullMarked
package io.mailcore.integration.directory;

import org.jspecify.annotations.NullMarked;
