package io.mailcore.imap.session;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What changes how the server talks to a client, and so holds only for one that has asked for it,
 * mostly with ENABLE (RFC 5161). Each says which capabilities it is built on: where one of them is
 * switched off it can't be asked for and isn't advertised.
 */
public enum OptIn {
  /** Mod-sequences in untagged responses (RFC 7162, section 3.1). */
  CONDSTORE("CONDSTORE", Set.of(), Set.of()) {
    @Override
    void begin(ImapSession session) {
      session.tellHighestModSeq();
    }
  },
  /** VANISHED in place of EXPUNGE, and quick resynchronization (RFC 7162, section 3.2). */
  QRESYNC("QRESYNC", Set.of("ENABLE", "CONDSTORE"), Set.of(CONDSTORE)),
  /** UTF-8 in names of mailboxes, quoted strings and header fields (RFC 9755). */
  UTF8_ACCEPT("UTF8=ACCEPT", Set.of("ENABLE"), Set.of()),
  /**
   * IMAP4rev2 (RFC 9051): UTF-8, ESEARCH in place of SEARCH, LIST at SELECT, UIDs in all untagged
   * FETCH; neither RECENT nor UNSEEN. What it is built on is what it includes (appendix E).
   */
  IMAP4REV2(
      "IMAP4rev2",
      Set.of(
          "ENABLE",
          "NAMESPACE",
          "UNSELECT",
          "UIDPLUS",
          "ESEARCH",
          "SEARCHRES",
          "IDLE",
          "SASL-IR",
          "LIST-EXTENDED",
          "LIST-STATUS",
          "MOVE",
          "BINARY",
          "SPECIAL-USE",
          "STATUS=SIZE"),
      Set.of()),
  /** UIDs in place of message numbers, everywhere (RFC 9586). */
  UIDONLY("UIDONLY", Set.of("ENABLE"), Set.of());

  private final String capability;
  private final Set<String> needs;
  private final Set<OptIn> brings;

  /**
   * One of them.
   *
   * @param needs capabilities without which it can't be had
   * @param brings what a client that asks for it gets beside it
   */
  OptIn(String capability, Set<String> needs, Set<OptIn> brings) {
    this.capability = capability;
    this.needs = needs;
    this.brings = brings;
  }

  /** What CAPABILITY, ENABLE and ENABLED call it. */
  public String capability() {
    return capability;
  }

  /** The one of this name, in any letter case. */
  public static Optional<OptIn> named(String capability) {
    String upper = capability.toUpperCase(Locale.ROOT);
    for (OptIn one : values()) {
      if (one.capability.toUpperCase(Locale.ROOT).equals(upper)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }

  Set<String> needs() {
    return needs;
  }

  Set<OptIn> brings() {
    return brings;
  }

  /**
   * The client has just asked for it the first time. Called before anything of the command's own is
   * written.
   */
  void begin(ImapSession session) {}
}
