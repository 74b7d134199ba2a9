package io.mailcore.mime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An envelope while it is being read, from a message or from a stored summary. */
final class EnvelopeDraft {
  @Nullable String date;
  @Nullable String subject;
  final List<EnvelopeAddress> from = new ArrayList<>(1);
  final List<EnvelopeAddress> sender = new ArrayList<>(1);
  final List<EnvelopeAddress> replyTo = new ArrayList<>(1);
  final List<EnvelopeAddress> to = new ArrayList<>(1);
  final List<EnvelopeAddress> cc = new ArrayList<>(0);
  final List<EnvelopeAddress> bcc = new ArrayList<>(0);
  @Nullable String inReplyTo;
  @Nullable String messageId;
  @Nullable String references;
}
