/** A mail server for tests, and contract suites for implementers. */
@NullMarked
package io.mailcore.testkit;

import org.jspecify.annotations.NullMarked;
