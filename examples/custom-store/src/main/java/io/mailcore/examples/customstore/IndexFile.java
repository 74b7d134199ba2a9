package io.mailcore.examples.customstore;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mailcore.model.Flag;
import io.mailcore.model.MailboxName;
import io.mailcore.model.StoreException;
import io.mailcore.model.StoreException.Kind;
import io.mailcore.store.DurableFile;
import io.mailcore.store.index.AccountIndex;
import java.io.IOException;
import java.nio.file.Path;

/** A file of JSON that says what is in an account. */
record IndexFile(Path path) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .addMixIn(MailboxName.class, Text.class)
          .addMixIn(Flag.class, Text.class)
          .build();

  /** Has a value written as its text, and read by its factory {@code of}. */
  private interface Text {
    @JsonCreator
    static Object of(String text) {
      return text;
    }

    @JsonValue
    @Override
    String toString();
  }

  AccountIndex read() {
    try {
      return JSON.readValue(path.toFile(), AccountIndex.class);
    } catch (IOException e) {
      throw new StoreException(Kind.DAMAGED, "index " + path + " can't be read", e);
    }
  }

  /** Replaces the file whole or not at all; what it says then survives a power failure. */
  void write(AccountIndex index) {
    try {
      DurableFile.replace(path, JSON.writeValueAsBytes(index));
    } catch (IOException e) {
      throw new StoreException(Kind.TEMPORARY, "index " + path + " can't be written", e);
    }
  }
}
