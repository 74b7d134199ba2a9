package io.mailcore.imap.wire;

import io.mailcore.imap.wire.SearchKey.And;
import io.mailcore.imap.wire.SearchKey.Entry;
import io.mailcore.imap.wire.SearchKey.EntryType;
import io.mailcore.imap.wire.SearchKey.HasFlag;
import io.mailcore.imap.wire.SearchKey.Not;
import io.mailcore.imap.wire.SearchKey.Relation;
import io.mailcore.model.Flag;
import io.mailcore.model.ObjectId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads search keys. It calls itself for what nests, {@link ImapReader#MAX_DEPTH} deep at most. */
final class SearchKeyReader {

  private final ImapReader in;
  private final Optional<Charset> charset;

  SearchKeyReader(ImapReader in, Optional<Charset> charset) {
    this.in = in;
    this.charset = charset;
  }

  /** One or more keys, all of which must hold. */
  SearchKey program() {
    List<SearchKey> keys = new ArrayList<>();
    do {
      keys.add(key());
    } while (in.trySp());
    return keys.size() == 1 ? keys.get(0) : new And(keys);
  }

  private SearchKey key() {
    if (in.atSequenceSet()) {
      return new SearchKey.Numbers(in.sequenceSet());
    }
    if (in.tryOpen()) {
      SearchKey keys = program();
      in.close();
      return keys;
    }
    String name = in.name();
    Optional<SearchKey> plain = plain(name);
    if (plain.isPresent()) {
      return plain.get();
    }
    in.sp();
    return switch (name) {
      case "NOT" -> new Not(nested());
      case "OR" -> or();
      case "MODSEQ" -> modSeq();
      case "HEADER" -> header();
      default -> withArgument(name);
    };
  }

  private SearchKey nested() {
    in.enter();
    SearchKey key = key();
    in.leave();
    return key;
  }

  private SearchKey or() {
    SearchKey left = nested();
    in.sp();
    return new SearchKey.Or(left, nested());
  }

  private static Optional<SearchKey> plain(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "ALL" -> SearchKey.ALL;
          case "RECENT" -> SearchKey.RECENT;
          case "OLD" -> new Not(SearchKey.RECENT);
          case "NEW" -> new And(List.of(SearchKey.RECENT, without(Flag.SEEN)));
          case "ANSWERED" -> new HasFlag(Flag.ANSWERED);
          case "UNANSWERED" -> without(Flag.ANSWERED);
          case "DELETED" -> new HasFlag(Flag.DELETED);
          case "UNDELETED" -> without(Flag.DELETED);
          case "DRAFT" -> new HasFlag(Flag.DRAFT);
          case "UNDRAFT" -> without(Flag.DRAFT);
          case "FLAGGED" -> new HasFlag(Flag.FLAGGED);
          case "UNFLAGGED" -> without(Flag.FLAGGED);
          case "SAVEDATESUPPORTED" -> new SearchKey.SaveDateSupported();
          case "SEEN" -> new HasFlag(Flag.SEEN);
          case "UNSEEN" -> without(Flag.SEEN);
          default -> null;
        });
  }

  private static SearchKey without(Flag flag) {
    return new Not(new HasFlag(flag));
  }

  private SearchKey withArgument(String name) {
    return switch (name) {
      case "UID" -> new SearchKey.Uids(in.sequenceSet());
      case "KEYWORD" -> new HasFlag(keyword());
      case "UNKEYWORD" -> without(keyword());
      case "BEFORE" -> new SearchKey.InternalDate(Relation.BEFORE, in.date());
      case "ON" -> new SearchKey.InternalDate(Relation.ON, in.date());
      case "SINCE" -> new SearchKey.InternalDate(Relation.SINCE, in.date());
      case "SAVEDBEFORE" -> new SearchKey.SaveDate(Relation.BEFORE, in.date());
      case "SAVEDON" -> new SearchKey.SaveDate(Relation.ON, in.date());
      case "SAVEDSINCE" -> new SearchKey.SaveDate(Relation.SINCE, in.date());
      case "EMAILID" -> new SearchKey.EmailId(objectId());
      case "THREADID" -> new SearchKey.ThreadId(objectId());
      case "SENTBEFORE" -> new SearchKey.SentDate(Relation.BEFORE, in.date());
      case "SENTON" -> new SearchKey.SentDate(Relation.ON, in.date());
      case "SENTSINCE" -> new SearchKey.SentDate(Relation.SINCE, in.date());
      case "OLDER" -> new SearchKey.Age(true, in.nzNumber());
      case "YOUNGER" -> new SearchKey.Age(false, in.nzNumber());
      case "LARGER" -> new SearchKey.Larger(in.number64());
      case "SMALLER" -> new SearchKey.Smaller(in.number64());
      case "BCC", "CC", "FROM", "SUBJECT", "TO" -> new SearchKey.Header(name, text());
      case "BODY" -> new SearchKey.Body(text());
      case "TEXT" -> new SearchKey.Text(text());
      default -> throw ImapReader.error("Unknown search key");
    };
  }

  private String objectId() {
    return tryObjectId(in.atom()).orElseThrow(() -> ImapReader.error("Invalid object id")).value();
  }

  private static Optional<ObjectId> tryObjectId(String value) {
    try {
      return Optional.of(ObjectId.of(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Flag keyword() {
    Flag flag = in.flag();
    if (flag.isSystem()) {
      throw ImapReader.error("Expected a keyword");
    }
    return flag;
  }

  private SearchKey header() {
    String name = SectionReader.headerName(in);
    in.sp();
    byte[] upper = name.getBytes(StandardCharsets.US_ASCII);
    return new SearchKey.Header(Chars.upper(upper, 0, upper.length), text());
  }

  private String text() {
    byte[] bytes = in.astringBytes();
    return Chars.decode(bytes, charset.orElse(StandardCharsets.ISO_8859_1))
        .orElseThrow(() -> ImapReader.error("Search text is not of its charset"));
  }

  private SearchKey modSeq() {
    Optional<Entry> entry = Optional.empty();
    if (in.at('"')) {
      String name = in.string();
      in.sp();
      entry = Optional.of(new Entry(name, entryType(in.name())));
      in.sp();
    }
    return new SearchKey.ModSeq(in.number64(), entry);
  }

  private static EntryType entryType(String name) {
    return switch (name) {
      case "PRIV" -> EntryType.PRIV;
      case "SHARED" -> EntryType.SHARED;
      case "ALL" -> EntryType.ALL;
      default -> throw ImapReader.error("Unknown type of a metadata entry");
    };
  }
}
