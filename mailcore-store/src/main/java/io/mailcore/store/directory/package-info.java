/** Ready user directories and alias resolvers: given in code, in memory. */
@NullMarked
package io.mailcore.store.directory;

import org.jspecify.annotations.NullMarked;
