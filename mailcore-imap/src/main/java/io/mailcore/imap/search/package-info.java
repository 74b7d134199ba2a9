/**
 * SEARCH: conditions put to messages, the cheap ones first, and the answers made of what is found.
 */
@NullMarked
package io.mailcore.imap.search;

import org.jspecify.annotations.NullMarked;
