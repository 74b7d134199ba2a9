package io.mailcore.imap.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SORT (RFC 5256 section 3, RFC 5957). */
class MessageSorterTest {

  private final SearchedMailbox box = new SearchedMailbox();

  @AfterEach
  void close() {
    box.close();
  }

  private String by(String keys) {
    String answer = box.sorted("(" + keys + ") UTF-8 ALL");
    assertThat(answer).startsWith("* SORT").endsWith("\r\n");
    return answer.substring(6).trim();
  }

  @Test
  void sortsByBaseSubject() {
    box.add("Subject: b\r\n\r\n")
        .add("Subject: Re: A\r\n\r\n")
        .add("\r\n")
        .add("Subject: [list] a (fwd)\r\n\r\n")
        .add("Subject: =?utf-8?q?=C3=84?=\r\n\r\n")
        .add("Subject: az\r\n\r\n");
    // What has an accent stands behind all that begins with the letter alone.
    assertThat(by("SUBJECT")).isEqualTo("3 2 4 6 5 1");
    assertThat(by("REVERSE SUBJECT")).isEqualTo("1 5 6 2 4 3");
  }

  @Test
  void sortsByDates() {
    box.addAt("2026-01-03T00:00:00Z", "Date: 31 Dec 2000 16:01:33 -0800\r\n\r\n")
        .addAt("2026-01-01T00:00:00Z", "Date: 1 Jan 2001 00:01:32 +0000\r\n\r\n")
        .addAt("2001-01-01T00:00:00Z", "\r\n")
        .addAt("2026-01-02T00:00:00+02:00", "Date: nonsense\r\n\r\n");
    assertThat(by("DATE")).isEqualTo("3 2 1 4");
    assertThat(by("ARRIVAL")).isEqualTo("3 2 4 1");
    assertThat(by("REVERSE ARRIVAL")).isEqualTo("1 4 2 3");
  }

  @Test
  void sortsByAddresses_rfc5957() {
    box.add("From: zoe@a.example\r\nTo: Bea <x@y.example>\r\nCc: m@x.example\r\n\r\n")
        .add("From: \"Anne\" <Bob@b.example>, a@a.example\r\nTo: group: a@b.example;\r\n\r\n")
        .add("From: =?utf-8?q?Zo=C3=AB?= <alf@c.example>\r\nCc: b@x.example\r\n\r\n");
    assertThat(by("FROM")).isEqualTo("3 2 1");
    assertThat(by("DISPLAYFROM")).isEqualTo("2 1 3");
    assertThat(by("TO")).isEqualTo("3 2 1");
    assertThat(by("DISPLAYTO")).isEqualTo("3 1 2");
    assertThat(by("CC")).isEqualTo("2 3 1");
  }

  @Test
  void sortsBySeveralKeysAndThenByNumber() {
    box.add("Subject: b\r\nFrom: x@y.example\r\n\r\nlong")
        .add("Subject: a\r\nFrom: x@y.example\r\n\r\n")
        .add("Subject: b\r\nFrom: w@y.example\r\n\r\n")
        .add("Subject: a\r\nFrom: x@y.example\r\n\r\n");
    assertThat(by("SUBJECT FROM")).isEqualTo("2 4 3 1");
    assertThat(by("REVERSE SUBJECT")).isEqualTo("1 3 2 4");
    assertThat(by("REVERSE SIZE REVERSE SUBJECT")).isEqualTo("1 3 2 4");
    assertThat(box.sorted("(SIZE) US-ASCII SUBJECT a")).isEqualTo("* SORT 2 4\r\n");
    assertThat(box.sorted("(SIZE) US-ASCII SUBJECT c")).isEqualTo("* SORT\r\n");
  }

  @Test
  void readsWhatHasNoStoredSummary() {
    box.add("", "Subject: b\r\n\r\n", "2026-01-02T03:04:05Z", false)
        .add("Subject: c\r\n\r\n")
        .add("Return-Path: <x@y>\r\n", "Subject: a\r\n\r\n", "2026-01-02T03:04:05Z", false);
    assertThat(by("SUBJECT")).isEqualTo("3 1 2");
  }

  @Test
  void sortsMoreThanAPage() {
    int count = 2 * MessageScan.PAGE + 3;
    StringBuilder expected = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      box.add("Subject: " + (5000 - i) + "\r\n\r\n");
      expected.append(count + 1 - i).append(i < count ? " " : "");
    }
    assertThat(by("SUBJECT")).isEqualTo(expected.toString());
  }
}
