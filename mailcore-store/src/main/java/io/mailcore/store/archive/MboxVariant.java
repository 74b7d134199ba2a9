package io.mailcore.store.archive;

/** How an mbox keeps a line of a message that begins with {@code From } from parting messages. */
public enum MboxVariant {
  /**
   * A {@code >} is put before {@code From }, {@code >From }, {@code >>From } and so on, and taken
   * away again: nothing is lost. The one to choose.
   */
  MBOXRD,
  /**
   * A {@code >} is put before {@code From } alone, so that a line that began with {@code >From }
   * itself comes back without its {@code >}: this variant can't keep every message.
   */
  MBOXO,
  /** Nothing is changed in messages; a field {@code Content-Length} says where each one ends. */
  MBOXCL2
}
