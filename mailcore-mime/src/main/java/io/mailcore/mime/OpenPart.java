package io.mailcore.mime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body part whose end has not been seen, and what its header said so far. */
final class OpenPart {

  /** More languages than any use. */
  private static final int MOST_LANGUAGES = 100;

  final @Nullable OpenPart parent;
  final PartDraft draft = new PartDraft();

  /** Not null for the root of a message. */
  final @Nullable EnvelopeDraft envelope;

  /** What the part is without a Content-Type (RFC 2046 section 5.1.5). */
  final boolean messageByDefault;

  boolean inHeader = true;
  boolean opaque;
  boolean digest;
  boolean multipart;
  long linesBefore;
  @Nullable String contentType;

  /** The boundary of a multipart whose close delimiter has not been seen. */
  byte @Nullable [] boundary;

  private OpenPart(
      @Nullable OpenPart parent,
      long start,
      @Nullable EnvelopeDraft envelope,
      boolean messageByDefault) {
    this.parent = parent;
    this.envelope = envelope;
    this.messageByDefault = messageByDefault;
    draft.headerStart = start;
  }

  static OpenPart message(@Nullable OpenPart parent, long start, EnvelopeDraft envelope) {
    return new OpenPart(parent, start, envelope, false);
  }

  static OpenPart child(OpenPart parent, long start) {
    return new OpenPart(parent, start, null, parent.digest);
  }

  /** The first octet that can belong to what comes next in this part. */
  long floor() {
    return inHeader ? draft.headerStart : draft.bodyStart;
  }

  /** Takes a field of the header; of those that may come once the first counts. */
  void accept(KnownField field, String value, MimeLimits limits) {
    if (field.ofEnvelope()) {
      if (envelope != null) {
        accept(envelope, field, value, limits);
      }
      return;
    }
    switch (field) {
      case CONTENT_TYPE -> contentType = first(contentType, value);
      case CONTENT_TRANSFER_ENCODING -> {
        String token = token(value);
        draft.encoding = first(draft.encoding, token.isEmpty() ? null : token);
      }
      case CONTENT_ID -> draft.contentId = first(draft.contentId, value);
      case CONTENT_DESCRIPTION -> draft.description = first(draft.description, value);
      case CONTENT_MD5 -> draft.md5 = first(draft.md5, value);
      case CONTENT_DISPOSITION -> disposition(value);
      case CONTENT_LANGUAGE -> languages(value);
      case CONTENT_LOCATION -> draft.location = first(draft.location, value);
      default -> throw new AssertionError(field);
    }
  }

  private static void accept(
      EnvelopeDraft envelope, KnownField field, String value, MimeLimits limits) {
    switch (field) {
      case DATE -> envelope.date = first(envelope.date, value);
      case SUBJECT -> envelope.subject = first(envelope.subject, value);
      case FROM -> addresses(envelope.from, value, limits);
      case SENDER -> addresses(envelope.sender, value, limits);
      case REPLY_TO -> addresses(envelope.replyTo, value, limits);
      case TO -> addresses(envelope.to, value, limits);
      case CC -> addresses(envelope.cc, value, limits);
      case BCC -> addresses(envelope.bcc, value, limits);
      case IN_REPLY_TO -> envelope.inReplyTo = first(envelope.inReplyTo, value);
      case MESSAGE_ID -> envelope.messageId = first(envelope.messageId, value);
      case REFERENCES -> envelope.references = first(envelope.references, value);
      default -> throw new AssertionError(field);
    }
  }

  private static void addresses(List<EnvelopeAddress> list, String value, MimeLimits limits) {
    int room = limits.addresses() - list.size();
    if (room > 0) {
      list.addAll(Addresses.parse(value, limits.withAddresses(room)));
    }
  }

  private void disposition(String value) {
    if (draft.disposition == null) {
      StructuredValue parsed = StructuredValue.parse(value);
      if (!parsed.value().isEmpty()) {
        draft.disposition = new ContentDisposition(parsed.value(), parsed.parameters());
      }
    }
  }

  private void languages(String value) {
    if (!draft.languages.isEmpty()) {
      return;
    }
    List<String> tags = new ArrayList<>(1);
    FieldScanner in = new FieldScanner(value);
    in.skipBlanksAndComments();
    while (!in.atEnd() && tags.size() < MOST_LANGUAGES) {
      String tag = in.run(",();\"");
      if (!tag.isEmpty()) {
        tags.add(tag);
      } else if (!in.skipBlanksAndComments()) {
        in.skip();
      }
    }
    draft.languages = tags;
  }

  private static String token(String value) {
    FieldScanner in = new FieldScanner(value);
    in.skipBlanksAndComments();
    return in.run("();\"");
  }

  private static @Nullable String first(@Nullable String earlier, @Nullable String value) {
    return earlier == null ? value : earlier;
  }
}
