/**
 * Events for the JDK's Flight Recorder: what sessions do, and what they ask of the store. Where
 * nobody records, an event costs a look at one field, and no object is made for it.
 */
@NullMarked
package io.mailcore.net.events;

import org.jspecify.annotations.NullMarked;
