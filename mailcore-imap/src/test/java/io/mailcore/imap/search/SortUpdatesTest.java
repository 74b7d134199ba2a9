package io.mailcore.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.mailcore.imap.wire.ImapWriter;
import io.mailcore.model.Uid;
import io.mailcore.model.UidSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Changes of the results of a sort, at their places (RFC 5267 sections 4.3.3 and 4.3.4). */
class SortUpdatesTest {

  private static int number(Uid uid) {
    return (int) uid.value();
  }

  private static SortedMessages sorted(List<Long> uids) {
    GrowingNumbers kept = new GrowingNumbers();
    uids.forEach(kept::add);
    return new SortedMessages(
        kept, new GrowingNumbers(), IntStream.range(0, uids.size()).toArray());
  }

  private static String text(ImapWriter out) {
    return new String(out.toBytes(), StandardCharsets.US_ASCII);
  }

  @Test
  void putsNeighboursTogether() {
    SortUpdates updates =
        new SortUpdates(sorted(List.of(2734L, 2735L)), SearchCorrelator.of("C01"), true);
    ImapWriter out = ImapWriter.create();
    updates.coming(
        sorted(List.of(2731L, 2732L, 2733L, 2734L, 9L, 2735L)), SortUpdatesTest::number, out);
    updates.leaving(UidSet.of(2731, 2732, 2735), SortUpdatesTest::number, out);
    updates.leaving(UidSet.of(1, 2731), SortUpdatesTest::number, out);
    assertThat(text(out))
        .isEqualTo(
            "* ESEARCH (TAG \"C01\") UID ADDTO (1 2731:2733 5 9)\r\n"
                + "* ESEARCH (TAG \"C01\") UID REMOVEFROM (6 2735 1 2731:2732)\r\n");
    assertThat(updates.results()).hasToString("9,2733:2734");
  }

  @Property(tries = 500)
  void keepsTheListOfAClient(@ForAll long seed) {
    Random random = new Random(seed);
    List<Long> all = new ArrayList<>(IntStream.rangeClosed(1, 20).mapToObj(Long::valueOf).toList());
    if (random.nextBoolean()) {
      Collections.shuffle(all, random);
    }
    List<Long> before = all.stream().filter(uid -> random.nextBoolean()).toList();
    SortUpdates updates = new SortUpdates(sorted(before), SearchCorrelator.of("t"), false);
    List<Long> client = new ArrayList<>(before);
    for (int i = 0; i < 5; i++) {
      UidSet gone = UidSet.of(random.longs(3, 1, 21).toArray());
      ImapWriter out = ImapWriter.create();
      updates.leaving(gone, SortUpdatesTest::number, out);
      follow(client, text(out));
      List<Long> now =
          all.stream().filter(uid -> client.contains(uid) || random.nextInt(4) == 0).toList();
      ImapWriter more = ImapWriter.create();
      updates.coming(sorted(now), SortUpdatesTest::number, more);
      follow(client, text(more));
      assertThat(client).isEqualTo(now);
    }
  }

  /** What a client does. */
  private static void follow(List<Long> list, String response) {
    Matcher item = Pattern.compile("(ADDTO|REMOVEFROM) \\(([^)]*)\\)").matcher(response);
    while (item.find()) {
      String[] words = item.group(2).split(" ");
      for (int i = 0; i < words.length; i += 2) {
        int at = Integer.parseInt(words[i]) - 1;
        String[] range = words[i + 1].split(":");
        long last = Long.parseLong(range[range.length - 1]);
        for (long uid = Long.parseLong(range[0]); uid <= last; uid++) {
          if (item.group(1).equals("ADDTO")) {
            list.add(at++, uid);
          } else {
            assertThat(list.remove(at)).isEqualTo(uid);
          }
        }
      }
    }
  }
}
