/**
 * Conversations with a mail server written down as text, and run against any server.
 *
 * <p>A transcript is UTF-8 text, one step a line:
 *
 * <pre>
 * # A comment; empty lines are passed over as well.
 * S: * OK &lt;&lt;any&gt;&gt;
 * C: a LOGIN ann secret
 * S~ a OK &lt;&lt;any&gt;&gt;
 * C: b APPEND INBOX {&lt;&lt;size:mail&gt;&gt;}
 * S: + &lt;&lt;any&gt;&gt;
 * C: &lt;&lt;data:mail&gt;&gt;
 * S: b OK [APPENDUID &lt;&lt;validity:number&gt;&gt; 1] &lt;&lt;any&gt;&gt;
 * C2: a STATUS INBOX (UIDVALIDITY)
 * S2: * STATUS INBOX (UIDVALIDITY &lt;&lt;validity&gt;&gt;)
 * DATA mail
 * Subject: Hello
 *
 * Text
 * END
 * </pre>
 *
 * <h2>Steps</h2>
 *
 * <ul>
 *   <li>{@code C: text} sends the text and CRLF; {@code C- text} sends it without a line end.
 *   <li>{@code S: pattern} expects that the next line fits.
 *   <li>{@code S~ pattern} passes over lines until one fits.
 *   <li>{@code S& pattern}, several in a row: the next lines, as many, fit them in any order.
 *   <li>{@code C2:}, {@code S2:}, {@code S3~} ... are further connections. A connection is opened
 *       by the first step that names it, to the default address, or by {@code OPEN 2 name} to one
 *       that the runner knows by name ({@code OPENTLS 2 name}: with TLS from the first byte).
 *   <li>{@code C: <<starttls>>} does the handshake now, {@code C: <<close>>} closes, {@code S:
 *       <<closed>>} expects that the server has closed, with nothing before it.
 *   <li>{@code DATA name} ... {@code END} is a message; its lines end with CRLF. It may stand
 *       anywhere; a line of it that is {@code END} or begins with {@code \} gets a {@code \} in
 *       front.
 * </ul>
 *
 * <h2>Patterns and text</h2>
 *
 * All text stands for itself, {@code *} and brackets too, but for what is between {@code <<} and
 * {@code >>} (of {@code <<<name>>>} the outer brackets stand for themselves):
 *
 * <ul>
 *   <li>in patterns, {@code <<any>>} is any run of octets, an empty one too, {@code <<number>>}
 *       some digits, {@code <<word>>} some octets without a space; {@code <<name:number>>} and the
 *       like keep what was there as a variable;
 *   <li>anywhere, {@code <<name>>} is a variable, {@code <<x0d0a>>} octets in hexadecimal, {@code
 *       <<base64:text>>} the text in base64, in which {@code \0} is NUL, {@code <<size:name>>} the
 *       number of octets of a message of {@code DATA}, {@code <<data:name>>} the message, {@code
 *       <<times:600:x>>} a text so many times.
 * </ul>
 *
 * A transcript that fails says its name, the line, what was expected, what came, and the last lines
 * of the conversation.
 */
@NullMarked
package io.mailcore.testkit.transcript;

import org.jspecify.annotations.NullMarked;
