package io.mailcore.store.base;

import static java.util.Objects.requireNonNull;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.MessageContent;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes one line, of level ERROR, each time octets turn out to be damaged or can't be read from
 * the disk. Safe for use by several threads.
 */
public final class DamageLog {

  private static final Logger LOG = LoggerFactory.getLogger(DamageLog.class);

  private final Supplier<String> where;

  /**
   * A log for some octets.
   *
   * @param where whose they are, in the form {@code session=1 uid=2}; asked when there is damage
   */
  public DamageLog(Supplier<String> where) {
    this.where = requireNonNull(where, "where");
  }

  /** Gives octets, or what they are read by. */
  public interface Reading<T, E extends Exception> {

    /** Reads. */
    T read() throws E;
  }

  /** Reads, and writes the line if that shows damage. */
  public <T, E extends Exception> T watch(Reading<T, E> reading) throws E {
    try {
      return reading.read();
    } catch (StoreException e) {
      if (e.kind() == StoreException.Kind.DAMAGED) {
        tell(e);
      }
      throw e;
    } catch (Exception e) {
      if (e instanceof IOException) {
        tell(e);
      }
      throw e;
    }
  }

  private void tell(Exception e) {
    LOG.error("{} damaged: {}", where.get(), e instanceof IOException ? e : e.getMessage());
  }

  /** The same content, and a line when it is damaged. */
  public MessageContent over(MessageContent content) {
    return new Watched(content);
  }

  private final class Watched implements MessageContent {

    private final MessageContent content;

    Watched(MessageContent content) {
      this.content = content;
    }

    @Override
    public long size() {
      return content.size();
    }

    @Override
    public InputStream open(long offset, long length) throws IOException {
      return new WatchedStream(watch(() -> content.open(offset, length)));
    }
  }

  private final class WatchedStream extends FilterInputStream {

    WatchedStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      return watch(in::read);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return watch(() -> in.read(target, offset, length));
    }

    @Override
    public long skip(long count) throws IOException {
      return watch(() -> in.skip(count));
    }
  }
}
