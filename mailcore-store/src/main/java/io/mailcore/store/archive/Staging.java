package io.mailcore.store.archive;

import io.mailcore.mime.MessageSummarizer;
import io.mailcore.spi.blob.BlobRef;
import io.mailcore.spi.blob.BlobStore;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.store.exchange.OctetSink;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Stages one message, and finds its summary and digest on the way. For use by one thread. */
final class Staging implements OctetSink, AutoCloseable {

  private static final int CHUNK = 64 * 1024;

  private final StagedBlob blob;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
  private final MessageSummarizer summarizer = new MessageSummarizer();
  private final MessageDigest digest = ArchiveNames.sha256();

  Staging(BlobStore blobs, long sizeHint) {
    blob = blobs.stage(sizeHint);
  }

  @Override
  public void write(byte[] octets, int from, int to) {
    int at = from;
    while (at < to) {
      int count = Math.min(to - at, chunk.remaining());
      chunk.put(octets, at, count);
      at += count;
      if (!chunk.hasRemaining()) {
        flush();
      }
    }
  }

  private void flush() {
    chunk.flip();
    digest.update(chunk.duplicate());
    summarizer.accept(chunk.duplicate());
    if (chunk.hasRemaining()) {
      blob.write(chunk);
    }
    chunk.clear();
  }

  BlobRef commit() {
    flush();
    return blob.commit();
  }

  /** The summary; after {@link #commit}, once. */
  byte[] summary() {
    return summarizer.finish().encode();
  }

  /** The digest; after {@link #commit}, once. */
  String digest() {
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void close() {
    blob.close();
  }
}
