package io.mailcore.mime;

/** Takes the characters of a part one by one and gives those that are text to a preview. */
interface PreviewSource {

  /** Takes the next character. */
  void take(char c);

  /** There are no more: what waited for them is text or nothing. */
  default void end() {}
}
