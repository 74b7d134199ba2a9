/** A server whose users are in the tables of a tutorial. */
@NullMarked
package io.mailcore.examples.sqlusers;

import org.jspecify.annotations.NullMarked;
