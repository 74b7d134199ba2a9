package io.mailcore.imap.wire;

import java.util.List;
import java.util.Optional;

/** What a FETCH asks of each message (RFC 3501 section 6.4.5). */
public sealed interface FetchItem {

  /**
   * Writes the name that stands before the item's value in a FETCH response.
   *
   * @param out where to
   */
  void writeName(ImapWriter out);

  /** The extension that has the item; nothing for RFC 3501. */
  default Optional<String> capability() {
    return Optional.empty();
  }

  /** An item without arguments. */
  enum Attribute implements FetchItem {
    /** Flags. */
    FLAGS("FLAGS"),
    /** Internal date. */
    INTERNALDATE("INTERNALDATE"),
    /** Size of the message in octets. */
    RFC822_SIZE("RFC822.SIZE"),
    /** Parsed header. */
    ENVELOPE("ENVELOPE"),
    /** Structure without extension data. */
    BODY("BODY"),
    /** Structure with extension data. */
    BODYSTRUCTURE("BODYSTRUCTURE"),
    /** Unique identifier. */
    UID("UID"),
    /** Mod-sequence (RFC 7162). */
    MODSEQ("MODSEQ", "CONDSTORE"),
    /** When the message was put into this mailbox (RFC 8514). */
    SAVEDATE("SAVEDATE", "SAVEDATE"),
    /** Name of the message's content (RFC 8474). */
    EMAILID("EMAILID", "OBJECTID"),
    /** Name of the message's conversation (RFC 8474). */
    THREADID("THREADID", "OBJECTID");

    private final String text;
    private final String capability;

    Attribute(String text) {
      this(text, "");
    }

    Attribute(String text, String capability) {
      this.text = text;
      this.capability = capability;
    }

    @Override
    public Optional<String> capability() {
      return capability.isEmpty() ? Optional.empty() : Optional.of(capability);
    }

    /** The item's name on the wire. */
    public String text() {
      return text;
    }

    @Override
    public void writeName(ImapWriter out) {
      out.raw(text);
    }
  }

  /** A part of the message under one of the names of RFC 822 days. */
  enum Legacy implements FetchItem {
    /** The message; sets {@code \Seen}. */
    RFC822("RFC822", Section.WHOLE, false),
    /** Its header; does not set {@code \Seen}. */
    RFC822_HEADER("RFC822.HEADER", Section.of(List.of(), Section.Kind.HEADER), true),
    /** Its body; sets {@code \Seen}. */
    RFC822_TEXT("RFC822.TEXT", Section.of(List.of(), Section.Kind.TEXT), false);

    private final String text;
    private final Section section;
    private final boolean peek;

    Legacy(String text, Section section, boolean peek) {
      this.text = text;
      this.section = section;
      this.peek = peek;
    }

    /** The item's name on the wire. */
    public String text() {
      return text;
    }

    /** The section that it stands for. */
    public Section section() {
      return section;
    }

    /** Whether {@code \Seen} stays as it is. */
    public boolean peek() {
      return peek;
    }

    @Override
    public void writeName(ImapWriter out) {
      out.raw(text);
    }
  }

  /**
   * Octets of a message, {@code BODY[...]} or {@code BODY.PEEK[...]}.
   *
   * @param section which
   * @param peek whether {@code \Seen} stays as it is
   * @param partial which of the section's octets, or nothing for all
   */
  record BodySection(Section section, boolean peek, Optional<Partial> partial)
      implements FetchItem {
    @Override
    public void writeName(ImapWriter out) {
      out.raw("BODY");
      section.write(out);
      partial.ifPresent(p -> out.glue().raw("<" + p.offset() + ">"));
    }
  }

  /**
   * The octets of a part without its transfer encoding, {@code BINARY[...]} or {@code
   * BINARY.PEEK[...]} (RFC 3516 section 4.2).
   *
   * @param section a part or the message, nothing else
   * @param peek whether {@code \Seen} stays as it is
   * @param partial which of the decoded octets, or nothing for all
   */
  record BinarySection(Section section, boolean peek, Optional<Partial> partial)
      implements FetchItem {
    @Override
    public void writeName(ImapWriter out) {
      out.raw("BINARY");
      section.write(out);
      partial.ifPresent(p -> out.glue().raw("<" + p.offset() + ">"));
    }

    @Override
    public Optional<String> capability() {
      return Optional.of("BINARY");
    }
  }

  /**
   * The first words of the message (RFC 8970).
   *
   * @param lazy whether the client would rather have none than wait
   */
  record Preview(boolean lazy) implements FetchItem {
    @Override
    public void writeName(ImapWriter out) {
      out.raw("PREVIEW");
    }

    @Override
    public Optional<String> capability() {
      return Optional.of("PREVIEW");
    }
  }

  /**
   * How many octets a part has without its transfer encoding, {@code BINARY.SIZE[...]}.
   *
   * @param section a part or the message, nothing else
   */
  record BinarySize(Section section) implements FetchItem {
    @Override
    public void writeName(ImapWriter out) {
      out.raw("BINARY.SIZE");
      section.write(out);
    }

    @Override
    public Optional<String> capability() {
      return Optional.of("BINARY");
    }
  }
}
