package io.mailcore.imap.search;

import io.mailcore.imap.fetch.ThreadIds;
import io.mailcore.imap.wire.SearchKey.Relation;
import io.mailcore.model.ObjectId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Conditions on what a store says of a message beyond IMAP4rev1 (RFC 8474, RFC 8514). */
final class ObjectConditions {

  private ObjectConditions() {}

  /** The internal date counts where no save date is known (RFC 8514, section 4.3). */
  static Condition saved(Relation relation, LocalDate date) {
    return new MetaCondition(
        message ->
            MetaCondition.compare(
                message
                    .saveDate()
                    .map(saved -> saved.atOffset(ZoneOffset.UTC))
                    .orElse(message.internalDate())
                    .toLocalDate(),
                relation,
                date));
  }

  static Condition email(String id) {
    Optional<ObjectId> wanted = Optional.of(new ObjectId(id));
    return new MetaCondition(message -> message.emailId().equals(wanted));
  }

  /** As {@link ThreadIds} finds it, in steps, as no summary is read that isn't needed. */
  static Condition thread(String id) {
    Optional<ObjectId> wanted = Optional.of(new ObjectId(id));
    Condition ofStore = new MetaCondition(message -> message.threadId().equals(wanted));
    Condition unknown = new MetaCondition(message -> message.threadId().isEmpty());
    Condition ofFields = new SummaryCondition(fields -> ThreadIds.ofFields(fields).equals(wanted));
    Condition ofEmail = new MetaCondition(message -> ThreadIds.ofEmail(message).equals(wanted));
    Condition noFields = new SummaryCondition(fields -> ThreadIds.ofFields(fields).isEmpty());
    Condition alone = new Condition.And(List.of(ofEmail, noFields));
    Condition derived =
        new Condition.And(List.of(unknown, new Condition.Or(List.of(ofFields, alone))));
    return new Condition.Or(List.of(ofStore, derived));
  }
}
