package io.mailcore.imap.command;

import io.mailcore.imap.fetch.StoredSection;
import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.LiteralSink;
import io.mailcore.imap.wire.AppendRequest;
import io.mailcore.imap.wire.MessageUrl;
import io.mailcore.model.StoreException;
import io.mailcore.model.Uid;
import io.mailcore.spi.blob.MessageContent;
import io.mailcore.spi.store.Mailbox;
import io.mailcore.spi.store.MailboxEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.Optional;

/**
 * Makes messages of parts (RFC 4469): octets of the client and octets of messages that are there,
 * as they are and one behind another. No flag of those messages changes.
 */
final class Catenation {

  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_URL_TOLD = 1000;

  private final ImapSession session;

  /** How much one command may copy, so that a short one can't make the server copy for hours. */
  private long copied;

  Catenation(ImapSession session) {
    this.session = session;
  }

  /**
   * Makes a message.
   *
   * @param message its parts
   * @param literals what the client has sent, as far as it hasn't been used
   * @param target takes the octets
   * @return why it can't be made, or nothing if it has been
   */
  Optional<Answer> make(
      AppendRequest.Message message, Iterator<LiteralSink> literals, MessageUpload target) {
    for (AppendRequest.Part part : message.parts()) {
      Optional<Answer> problem =
          part instanceof AppendRequest.Url url
              ? add(url.url(), target)
              : add((TextUpload) literals.next(), target);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private Optional<Answer> add(TextUpload text, MessageUpload target) {
    if (text.holdsNul()) {
      return Optional.of(Answer.bad("NUL is not allowed in a literal"));
    }
    MessageContent content = text.content();
    if (isTooLarge(content.size(), target)) {
      return Optional.of(AppendRules.TOO_BIG);
    }
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = content.open()) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        target.write(ByteBuffer.wrap(chunk, 0, n));
      }
    } catch (IOException e) {
      throw new StoreException(StoreException.Kind.TEMPORARY, "staged text can't be read", e);
    }
    return Optional.empty();
  }

  private Optional<Answer> add(String url, MessageUpload target) {
    try {
      Optional<StoredSection> found = MessageUrl.parse(url).flatMap(this::find);
      if (found.isEmpty()) {
        return Optional.of(badUrl(url));
      }
      StoredSection octets = found.get();
      copied += octets.remaining();
      if (isTooLarge(octets.remaining(), target) || copied > session.server().maxMessageSize()) {
        return Optional.of(AppendRules.TOO_BIG);
      }
      while (octets.remaining() > 0) {
        target.write(ByteBuffer.wrap(octets.next(CHUNK)));
      }
      return Optional.empty();
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.NOT_FOUND) {
        return Optional.of(badUrl(url));
      }
      throw e;
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private boolean isTooLarge(long octets, MessageUpload target) {
    return octets > session.server().maxMessageSize() - target.size();
  }

  private Optional<StoredSection> find(MessageUrl url) {
    Optional<MailboxEntry> entry = session.find(url.mailbox());
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    Mailbox mailbox = session.mailboxes().open(entry.get().id());
    if (url.uidValidity().isPresent()
        && url.uidValidity().getAsLong() != mailbox.status().uidValidity().value()) {
      return Optional.empty();
    }
    try {
      return StoredSection.find(mailbox, Uid.of(url.uid()), url.section(), url.partial());
    } catch (IOException e) {
      throw damaged(e);
    }
  }

  private static StoreException damaged(IOException reason) {
    return new StoreException(StoreException.Kind.DAMAGED, "message can't be read", reason);
  }

  /** The code holds no octet that could end it, or the line (RFC 4469, section 5). */
  private static Answer badUrl(String url) {
    StringBuilder told = new StringBuilder("BADURL ");
    url.chars()
        .limit(LONGEST_URL_TOLD)
        .forEach(c -> told.append(c > ' ' && c < 0x7F && c != ']' && c != '\\' ? (char) c : '?'));
    return Answer.no(told.toString(), "The URL names no message, or no part of one");
  }
}
