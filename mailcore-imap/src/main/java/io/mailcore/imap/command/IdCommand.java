package io.mailcore.imap.command;

import io.mailcore.imap.session.Answer;
import io.mailcore.imap.session.ImapCommand;
import io.mailcore.imap.session.ImapSession;
import io.mailcore.imap.session.Responder;
import io.mailcore.imap.session.SessionState;
import io.mailcore.imap.wire.ImapReader;
import io.mailcore.imap.wire.ImapSyntaxException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ID (RFC 2971). The server gives its name and no version, which would help attackers alone. */
final class IdCommand implements ImapCommand<Map<String, Optional<String>>> {

  private static final int MAX_FIELDS = 30;
  private static final int MAX_KEY_OCTETS = 30;
  private static final int MAX_VALUE_OCTETS = 1024;

  @Override
  public String name() {
    return "ID";
  }

  @Override
  public Set<SessionState> allowedIn() {
    return SessionState.any();
  }

  @Override
  public Optional<String> extension() {
    return Optional.of("ID");
  }

  @Override
  public Map<String, Optional<String>> parse(ImapReader in) {
    in.sp();
    Map<String, Optional<String>> fields = new LinkedHashMap<>();
    if (in.tryKeyword("NIL")) {
      return fields;
    }
    in.open();
    while (!in.tryClose()) {
      if (!fields.isEmpty()) {
        in.sp();
      }
      String key = in.string().toLowerCase(Locale.ROOT);
      in.sp();
      Optional<String> value = in.nstring();
      boolean twice = fields.put(key, value) != null;
      if (twice
          || fields.size() > MAX_FIELDS
          || key.length() > MAX_KEY_OCTETS
          || value.map(String::length).orElse(0) > MAX_VALUE_OCTETS) {
        throw new ImapSyntaxException("Too many fields, a field twice, or a field too long");
      }
    }
    return fields;
  }

  @Override
  public void execute(Map<String, Optional<String>> fields, ImapSession session, Responder out) {
    out.untagged("ID (\"name\" \"mailcore\")");
    out.finish(Answer.ok("ID done"));
  }
}
