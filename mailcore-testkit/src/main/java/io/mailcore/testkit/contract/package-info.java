/**
 * Suites that check every sentence of the SPI against an implementation: extend one in a test and
 * give it yours.
 */
@NullMarked
package io.mailcore.testkit.contract;

import org.jspecify.annotations.NullMarked;
