package io.mailcore.smtp.wire;

import io.mailcore.model.EnhancedStatus;
import io.mailcore.model.SmtpReply;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes replies (RFC 5321, section 4.2.1; RFC 2034: the enhanced status on each line). */
public final class ReplyEncoder {

  private ReplyEncoder() {}

  /** The octets of a reply, with the CR LF of each line. */
  public static byte[] encode(SmtpReply reply) {
    StringBuilder text = new StringBuilder(64);
    String status = reply.status().map(EnhancedStatus::toString).map(s -> s + " ").orElse("");
    List<String> lines = reply.lines();
    for (int i = 0; i < lines.size(); i++) {
      text.append(reply.code()).append(i < lines.size() - 1 ? '-' : ' ');
      text.append(status).append(lines.get(i)).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
