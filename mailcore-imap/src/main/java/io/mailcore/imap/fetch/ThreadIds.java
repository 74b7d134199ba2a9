package io.mailcore.imap.fetch;

import io.mailcore.mime.SummaryFields;
import io.mailcore.model.ObjectId;
import io.mailcore.spi.store.MessageMeta;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What messages of one conversation have in common (RFC 8474 section 5.2). Where a store doesn't
 * say it, it is made of the id of the message that the conversation began with: the first that
 * References names, else the one that In-Reply-To names, else the message's own. That is the same
 * in all mailboxes and on all servers, never changes, and takes no room.
 */
public final class ThreadIds {

  /** Octets of the digest that are told: more conversations than any account has. */
  private static final int DIGEST_OCTETS = 12;

  private ThreadIds() {}

  /** The conversation of a message, as far as it can be known. */
  public static Optional<ObjectId> of(MessageMeta meta, SummaryFields fields) {
    return meta.threadId().or(() -> ofFields(fields)).or(() -> ofEmail(meta));
  }

  /** The conversation that the header of a message names. */
  public static Optional<ObjectId> ofFields(SummaryFields fields) {
    return first(fields.references())
        .or(() -> first(fields.envelope().inReplyTo()))
        .or(() -> first(fields.envelope().messageId()))
        .map(ThreadIds::digest);
  }

  /** The conversation of a message that names none: its copies and no others. */
  public static Optional<ObjectId> ofEmail(MessageMeta meta) {
    return meta.emailId().map(email -> digest(email.value()));
  }

  /** The first id in angle brackets, with them. */
  private static Optional<String> first(Optional<String> field) {
    return field.flatMap(
        text -> {
          int from = text.indexOf('<');
          int to = text.indexOf('>', from + 1);
          return from < 0 || to < from + 2
              ? Optional.empty()
              : Optional.of(text.substring(from, to + 1));
        });
  }

  private static ObjectId digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new ObjectId("T" + HexFormat.of().formatHex(digest, 0, DIGEST_OCTETS));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
