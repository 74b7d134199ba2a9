package io.mailcore.jakarta;

import io.mailcore.model.Envelope;
import io.mailcore.spi.smtp.MessageSubmission;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what is handed in. */
final class RecordingSubmission implements MessageSubmission {

  final List<Envelope> envelopes = new ArrayList<>();
  final List<String> messages = new ArrayList<>();

  @Override
  public String submit(Envelope envelope, Writer message) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out);
    envelopes.add(envelope);
    messages.add(out.toString(StandardCharsets.ISO_8859_1));
    return "t" + messages.size();
  }

  String recipients() {
    return envelopes.get(0).recipients().toString();
  }
}
