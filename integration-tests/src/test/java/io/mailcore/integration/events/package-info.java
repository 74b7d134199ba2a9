/** What the JDK's Flight Recorder is told. */
@NullMarked
package io.mailcore.integration.events;

import org.jspecify.annotations.NullMarked;
