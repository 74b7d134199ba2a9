/**
 * What FETCH and SEARCH need of a message beyond its flags: structure, sections and their octets.
 */
@NullMarked
package io.mailcore.imap.fetch;

import org.jspecify.annotations.NullMarked;
