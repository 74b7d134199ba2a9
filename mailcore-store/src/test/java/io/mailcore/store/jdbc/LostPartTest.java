package io.mailcore.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mailcore.model.StoreException;
import io.mailcore.spi.blob.StagedBlob;
import io.mailcore.store.JdbcMailStore;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** A database that crashed while a large message was written may have forgotten what came last. */
class LostPartTest {

  private static final String URL = "jdbc:h2:mem:lostpart";

  @Test
  void isFoundBeforeTheMessageIsKept() throws Exception {
    try (JdbcMailStore store = JdbcMailStore.builder().url(URL).inlineLimit(0).open();
        StagedBlob staged = store.blobs().stage(0)) {
      staged.write(ByteBuffer.wrap(new byte[3 * BlobRow.PART + 1]));
      try (Connection connection = DriverManager.getConnection(URL, "sa", "");
          Statement statement = connection.createStatement()) {
        assertThat(
                statement.executeUpdate(
                    "DELETE FROM mailcore_blob_parts WHERE start_at = " + BlobRow.PART))
            .isOne();
      }
      assertThatThrownBy(staged::commit)
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.TEMPORARY));
    }
  }

  @Test
  void isMissedByNoBlobOfAnySize() {
    try (JdbcMailStore store = JdbcMailStore.builder().url(URL + "2").inlineLimit(0).open()) {
      for (int size : new int[] {1, BlobRow.PART - 1, BlobRow.PART, BlobRow.PART + 1}) {
        try (StagedBlob staged = store.blobs().stage(0)) {
          staged.write(ByteBuffer.wrap(new byte[size]));
          assertThat(staged.commit().size()).isEqualTo(size);
        }
      }
    }
  }
}
