package io.mailcore.mime;

import java.io.IOException;
import java.io.InputStream;

/**
 * Where the octets of an attachment come from. Opened once each time that the message is written,
 * in the thread that writes it, and closed afterwards.
 */
@FunctionalInterface
public interface ContentSource {

  /** Opens the content at its start. */
  InputStream open() throws IOException;
}
