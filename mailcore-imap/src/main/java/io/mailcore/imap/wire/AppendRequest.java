package io.mailcore.imap.wire;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.Flag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of APPEND and, behind its message, of REPLACE (RFC 3501 section 6.3.11, RFC 3502,
 * RFC 4469, RFC 8508, RFC 9755 section 4).
 *
 * @param mailbox the text of the mailbox's name, decoded
 * @param messages in the order of the client
 */
public record AppendRequest(String mailbox, List<Message> messages) {

  /** Copies the list. */
  public AppendRequest {
    requireNonNull(mailbox, "mailbox");
    messages = List.copyOf(messages);
  }

  /**
   * Reads what follows the space behind the command's name or the message to be replaced, up to the
   * end of the command.
   *
   * @param in stands at the mailbox
   * @throws ImapSyntaxException if it is not to the grammar
   */
  public static AppendRequest parse(ImapReader in) {
    AppendReader reader = new AppendReader(in, true);
    reader.read();
    return new AppendRequest(reader.mailbox(), reader.messages());
  }

  /**
   * Reads a command that ends where the client has announced a literal.
   *
   * @param in stands at the mailbox
   * @throws ImapSyntaxException if no literal may stand there
   */
  public static SoFar soFar(ImapReader in) {
    AppendReader reader = new AppendReader(in, false);
    reader.read();
    Place place =
        reader.place().orElseThrow(() -> new ImapSyntaxException("Expected a message literal"));
    AppendRequest request = new AppendRequest(reader.mailbox(), reader.messages());
    return new SoFar(request, place, reader.utf8());
  }

  /**
   * A command up to an announced literal.
   *
   * @param request what it has said; of the last message the parts before the literal
   * @param place what the literal is
   * @param utf8 whether it is said to have headers in UTF-8 (RFC 9755 section 4)
   */
  public record SoFar(AppendRequest request, Place place, boolean utf8) {}

  /** What a literal of the command can be. */
  public enum Place {
    /** The name of the mailbox. */
    MAILBOX,
    /** A message. */
    MESSAGE,
    /** Octets that become part of a message (RFC 4469). */
    TEXT,
    /** The URL of what becomes part of a message. */
    URL
  }

  /**
   * What a message becomes.
   *
   * @param flags its flags
   * @param date its internal date, or nothing for now
   * @param catenated whether it is made of parts, not sent as one literal
   * @param parts of which it is made in this order; one literal unless it is catenated
   */
  public record Message(
      Set<Flag> flags, Optional<OffsetDateTime> date, boolean catenated, List<Part> parts) {
    /** Copies the collections. */
    public Message {
      requireNonNull(date, "date");
      flags = Set.copyOf(flags);
      parts = List.copyOf(parts);
    }
  }

  /** Something of which a message is made. */
  public sealed interface Part {}

  /**
   * Octets that the client sends.
   *
   * @param literal how they were announced
   */
  public record Text(CommandLine.Literal literal) implements Part {}

  /**
   * Octets of a message that is there.
   *
   * @param url where, as the client wrote it
   */
  public record Url(String url) implements Part {}
}
