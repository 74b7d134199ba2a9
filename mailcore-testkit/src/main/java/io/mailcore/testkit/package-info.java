/** A mail server for tests: the JUnit 5 extension, and the messages that arrived. */
@NullMarked
package io.mailcore.testkit;

import org.jspecify.annotations.NullMarked;
