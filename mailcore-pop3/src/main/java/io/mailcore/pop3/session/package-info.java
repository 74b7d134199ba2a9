/** What is known while a client is connected: its state, its maildrop, its log-in. */
@NullMarked
package io.mailcore.pop3.session;

import org.jspecify.annotations.NullMarked;
