package io.mailcore.imap.wire;

import io.mailcore.model.Flag;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an {@link AppendRequest}, to its end or to a literal that has just been announced. */
final class AppendReader {

  private final ImapReader in;
  private final boolean whole;
  private final List<AppendRequest.Message> messages = new ArrayList<>();
  private String mailbox = "";
  private Optional<AppendRequest.Place> place = Optional.empty();
  private boolean utf8;

  AppendReader(ImapReader in, boolean whole) {
    this.in = in;
    this.whole = whole;
  }

  String mailbox() {
    return mailbox;
  }

  List<AppendRequest.Message> messages() {
    return messages;
  }

  /** What the announced literal is, if one may stand where the command ends. */
  Optional<AppendRequest.Place> place() {
    return place;
  }

  /** Whether the announced literal is said to have headers in UTF-8. */
  boolean utf8() {
    return utf8;
  }

  void read() {
    if (endsBefore(AppendRequest.Place.MAILBOX)) {
      return;
    }
    mailbox = in.mailboxText();
    do {
      in.sp();
      message();
    } while (place.isEmpty() && !in.atEnd());
  }

  private boolean endsBefore(AppendRequest.Place next) {
    if (whole || !in.atEnd()) {
      return false;
    }
    place = Optional.of(next);
    return true;
  }

  private void message() {
    Set<Flag> flags = Set.of();
    if (in.at('(')) {
      flags = in.flagList();
      in.sp();
    }
    Optional<OffsetDateTime> date = Optional.empty();
    if (in.at('"')) {
      date = Optional.of(in.dateTime());
      in.sp();
    }
    List<AppendRequest.Part> parts = new ArrayList<>();
    boolean catenated = in.tryKeyword("CATENATE");
    if (catenated) {
      in.sp();
      catenate(parts);
    } else {
      literal(AppendRequest.Place.MESSAGE, in.tryKeyword("UTF8"), parts);
    }
    messages.add(new AppendRequest.Message(flags, date, catenated, parts));
  }

  private void catenate(List<AppendRequest.Part> parts) {
    in.open();
    do {
      if (in.tryKeyword("TEXT")) {
        in.sp();
        literal(AppendRequest.Place.TEXT, false, parts);
      } else if (in.tryKeyword("UTF8")) {
        literal(AppendRequest.Place.TEXT, true, parts);
      } else {
        in.keyword("URL");
        in.sp();
        if (!endsBefore(AppendRequest.Place.URL)) {
          parts.add(new AppendRequest.Url(in.astring()));
        }
      }
      if (place.isPresent()) {
        return;
      }
    } while (in.trySp());
    in.close();
  }

  /** Reads a literal, which is in parentheses behind the word UTF8. */
  private void literal(AppendRequest.Place next, boolean inUtf8, List<AppendRequest.Part> parts) {
    if (inUtf8) {
      in.sp();
      in.open();
    }
    if (endsBefore(next)) {
      utf8 = inUtf8;
      return;
    }
    parts.add(new AppendRequest.Text(in.literal()));
    if (inUtf8) {
      in.close();
    }
  }
}
