package io.mailcore.mime;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A body part while it is being read, from a message or from a stored summary. */
final class PartDraft {

  String type = "text";
  String subtype = "plain";
  Parameters parameters = Parameters.none();
  @Nullable String contentId;
  @Nullable String description;
  @Nullable String encoding;
  @Nullable String md5;
  @Nullable ContentDisposition disposition;
  List<String> languages = List.of();
  @Nullable String location;

  long headerStart;
  long bodyStart;
  long end;
  long lines;
  final List<BodyPart> children = new ArrayList<>(0);
  @Nullable MessageEnvelope bodyEnvelope;
  @Nullable BodyPart body;
}
