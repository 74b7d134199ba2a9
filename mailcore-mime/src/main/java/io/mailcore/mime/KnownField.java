package io.mailcore.mime;

import org.jspecify.annotations.Nullable;

/** The header fields that a summary is made of. */
enum KnownField {
  DATE("date", true),
  SUBJECT("subject", true),
  FROM("from", true),
  SENDER("sender", true),
  REPLY_TO("reply-to", true),
  TO("to", true),
  CC("cc", true),
  BCC("bcc", true),
  IN_REPLY_TO("in-reply-to", true),
  MESSAGE_ID("message-id", true),
  REFERENCES("references", true),
  CONTENT_TYPE("content-type", false),
  CONTENT_TRANSFER_ENCODING("content-transfer-encoding", false),
  CONTENT_ID("content-id", false),
  CONTENT_DESCRIPTION("content-description", false),
  CONTENT_MD5("content-md5", false),
  CONTENT_DISPOSITION("content-disposition", false),
  CONTENT_LANGUAGE("content-language", false),
  CONTENT_LOCATION("content-location", false);

  private static final KnownField[] ALL = values();

  private final String lowerName;
  private final boolean ofEnvelope;

  KnownField(String lowerName, boolean ofEnvelope) {
    this.lowerName = lowerName;
    this.ofEnvelope = ofEnvelope;
  }

  /** Whether the field says something about a message, rather than about a body part. */
  boolean ofEnvelope() {
    return ofEnvelope;
  }

  /** Finds the field that a line starts with the name of; makes nothing, for any line asks. */
  static @Nullable KnownField find(byte[] line, int length) {
    for (KnownField field : ALL) {
      if (field.lowerName.length() == length && field.matches(line)) {
        return field;
      }
    }
    return null;
  }

  private boolean matches(byte[] line) {
    for (int i = 0; i < lowerName.length(); i++) {
      if (FieldText.lower((char) (line[i] & 0xFF)) != lowerName.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
