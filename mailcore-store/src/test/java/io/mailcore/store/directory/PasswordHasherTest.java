package io.mailcore.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PasswordHasherTest {

  private static final PasswordHasher HASHER = PasswordHasher.create();
  private static final PasswordHasher LENIENT =
      PasswordHasher.builder().allowWeak(true).allowPlain(true).build();

  private static boolean verify(PasswordHasher hasher, String password, String stored) {
    return hasher.verify(password.toCharArray(), stored);
  }

  /** Made by glibc, OpenSSL, Dovecot, the reference code of Argon2, and Python. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "tëst $6$abcdefgh$iyDhpxl0qSVN0Mc3PJVCj7aIThruKFiqu/h5ND7eSHQ9fNEF5WWDHd2Ph5e.9/oUy3voaz/JIdSf5oQb5c4tH.",
        "test $6$rounds=10000$abcdefgh$WLkbkZyC3nJfHcrH6TXXc9eiB8D5EzGugR68AcOTsCmoHa2R5EcuZa8UmqzkUWwU3J.33naG2AywAAxkJhXIF0",
        "Hello_world! $6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
        "Hello_world! {SHA512-CRYPT}$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
        "Hello_world! {CRYPT}$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1",
        "Hello_world! $5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
        "Hello_world! {sha256-crypt}$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
        "Hello_world! {SHA256-CRYPT.B64}JDUkc2FsdHN0cmluZyQ1Qjh2WVlpWS5DVnQxUmxUVGY4S2JYQkgzaHN4WS9HTm9vWmFCQkdXRWM1",
        "test {BLF-CRYPT}$2y$05$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW",
        "test $2a$05$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW",
        "test {CRYPT}$2b$05$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW",
        "test $argon2id$v=19$m=65536,t=3,p=1$vBb99oJ12p3WAdYlaMHz1A$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
        "test {ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$vBb99oJ12p3WAdYlaMHz1A$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
        "test {ARGON2}$argon2i$v=19$m=32768,t=4,p=1$f2iuP4aUeNMrgu34fhOkkg$1XSZZMWlIs0zmE+snlUIcLADO3GXbA2O/hsQmmc317k",
        "test {ARGON2I}$argon2i$v=19$m=32768,t=4,p=1$f2iuP4aUeNMrgu34fhOkkg$1XSZZMWlIs0zmE+snlUIcLADO3GXbA2O/hsQmmc317k",
        "test {PBKDF2}$1$bUnT4Pl7yFtYX0KU$5000$50a83cafdc517b9f46519415e53c6a858908680a",
        "tëst $pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg$1sIGUix6pKN718UMZvjXyahJdIG/KTsaXLEOVLH8nN8",
        "tëst $pbkdf2-sha256$i=1000,l=32$MDEyMzQ1Njc4OWFiY2RlZg$1sIGUix6pKN718UMZvjXyahJdIG/KTsaXLEOVLH8nN8",
        "tëst $pbkdf2-sha512$1000$MDEyMzQ1Njc4OWFiY2RlZg$q8MxzEMElveFKSttcFn0NJWcZY0CIkAW66YlHZCeGyg1tb24d6Ihx77gB/Ozy78toyFRHelsSEwNXkYa87e.HQ",
        "tëst {PBKDF2-SHA512}$pbkdf2-sha512$i=1000,l=32$MDEyMzQ1Njc4OWFiY2RlZg$q8MxzEMElveFKSttcFn0NJWcZY0CIkAW66YlHZCeGyg",
        "test {SSHA512}U+0dRArFp5k4esUM8B8jSsyoAmH0NthS3uQSmINTjzgIY6KBXjpQLFSoNZ0/fjN7P29A6lPoHPOMggrrR9uS2DEyMzQ1Njc4",
        "test {SSHA256}xC+zI/3otfSn04tPigpaGLPDkBuF7d+OnI9pqyKsAwlzYWx0c2FsdA==",
        "test {SSHA256.HEX}c42fb323fde8b5f4a7d38b4f8a0a5a18b3c3901b85eddf8e9c8f69ab22ac030973616c7473616c74",
        "test {ssha256.base64}xC+zI/3otfSn04tPigpaGLPDkBuF7d+OnI9pqyKsAwlzYWx0c2FsdA==",
        "test {SSHA}H/zrDv8FXUu1JmwvVYijfrYEF34jVZcO",
        "test {SCRAM-SHA-256}4096,LfNGSFqiFykEZ1xDAYlnKQ==,HACNf9CII7cMz3XjRy/Oh3Ae2LHApoDyNw74d3YtFws=,AQH0j7Hf8J12g8eNBadvzlNB2am3PxgNwFCFd3RxEaw=",
        "test SCRAM-SHA-256$4096:LfNGSFqiFykEZ1xDAYlnKQ==$HACNf9CII7cMz3XjRy/Oh3Ae2LHApoDyNw74d3YtFws=:AQH0j7Hf8J12g8eNBadvzlNB2am3PxgNwFCFd3RxEaw=",
        "test {SCRAM-SHA-1}4096,GetyLXdBuHzf1FWf8SLz2Q==,NA/OqmF4hhrsrB9KR7po+dliTGM=,QBiURvQaE6H6qYTmeghDHLANBFQ=",
      })
  void readsWhatOthersHaveStored(String password, String stored) {
    String exact = password.replace('_', ' ');
    assertThat(verify(HASHER, exact, stored)).as(stored).isTrue();
    assertThat(verify(HASHER, exact + "x", stored)).as(stored).isFalse();
    assertThat(verify(HASHER, exact.toUpperCase(Locale.ROOT), stored)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{MD5-CRYPT}$1$GgvxyNz8$OjZhLh4P.gF1lxYEbLZ3e/",
        "{MD5}$1$GgvxyNz8$OjZhLh4P.gF1lxYEbLZ3e/",
        "$1$GgvxyNz8$OjZhLh4P.gF1lxYEbLZ3e/",
        "{SHA256}n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=",
        "{SHA512}7iaw3Ur350mqGo7jwQrpkj9hiYB3Lkc/iBml1JQODbJ6wYX4oOHV+E+IvIh/1nsUNzLDBMxfqa2Ob1f1ACio/w==",
        "{SHA512.HEX}ee26b0dd4af7e749aa1a8ee3c10ae9923f618980772e473f8819a5d4940e0db27ac185f8a0e1d5f84f88bc887fd67b143732c304cc5fa9ad8e6f57f50028a8ff",
        "{SHA}qUqP5cyxm6YcTAhz05Hph5gvu9M=",
        "{SHA1}a94a8fe5ccb19ba61c4c0873d391e987982fbbd3",
        "{SMD5}JTu1KRwptKZJg/RLd+6Vn5GUd0M=",
        "{LDAP-MD5}CY9rzUYh03PK3k6DJie09g==",
        "{PLAIN-MD5}098f6bcd4621d373cade4e832627b4f6",
        "{PLAIN-MD5}098F6BCD4621D373CADE4E832627B4F6",
        "{CRYPT}//EsnG9FLTKjo",
        "{DES-CRYPT}//EsnG9FLTKjo",
        "//EsnG9FLTKjo",
        "{PLAIN}test",
        "{CLEAR}test",
        "{cleartext}test",
        "{PLAIN.B64}dGVzdA=="
      })
  void readsWeakOnesAndThoseInClearOnlyWhereAllowed(String stored) {
    assertThat(verify(LENIENT, "test", stored)).isTrue();
    assertThat(verify(LENIENT, "tesT", stored)).isFalse();
    assertThat(verify(HASHER, "test", stored)).isFalse();
    boolean clear = stored.toUpperCase(Locale.ROOT).matches("\\{(PLAIN|CLEAR)[^-]*}.*");
    PasswordHasher weakOnly = PasswordHasher.builder().allowWeak(true).build();
    assertThat(verify(weakOnly, "test", stored)).isEqualTo(!clear);
  }

  @Test
  void readsApr1WhereAllowed() {
    String stored = "$apr1$saltstri$aGfuB7Lcvs2TUeFTqUVfN0";
    assertThat(verify(LENIENT, "Hello world!", stored)).isTrue();
    assertThat(verify(LENIENT, "Hello world?", stored)).isFalse();
    assertThat(verify(HASHER, "Hello world!", stored)).isFalse();
  }

  @Test
  void takesWhatHasNoPrefixAsTheDefaultScheme() {
    PasswordHasher md5 =
        PasswordHasher.builder().allowWeak(true).defaultScheme("plain-md5").build();
    assertThat(verify(md5, "test", "098f6bcd4621d373cade4e832627b4f6")).isTrue();
    assertThat(verify(LENIENT, "test", "098f6bcd4621d373cade4e832627b4f6")).isFalse();
    assertThatThrownBy(() -> PasswordHasher.builder().defaultScheme("ROT13"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ROT13");
  }

  /** Each is the vector above with one thing changed, or something that no bound allows. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "test",
        "{}test",
        "{UNKNOWN}test",
        "{PLAIN.ROT13}test",
        "{PLAIN",
        "$9$abc$def",
        "$y$j9T$abcdefgh$0123456789012345678901234567890123456789012",
        "{CRAM-MD5}e02d374fde0dc75a17a557039a3a5338c7743304777dccd376f332bee68d2cf6",
        "$6$rounds=999999999$abcdefgh$WLkbkZyC3nJfHcrH6TXXc9eiB8D5EzGugR68AcOTsCmoHa2R5EcuZa8UmqzkUWwU3J.33naG2AywAAxkJhXIF0",
        "$6$rounds=1000001$abcdefgh$WLkbkZyC3nJfHcrH6TXXc9eiB8D5EzGugR68AcOTsCmoHa2R5EcuZa8UmqzkUWwU3J.33naG2AywAAxkJhXIF0",
        "$6$rounds=999$abcdefgh$WLkbkZyC3nJfHcrH6TXXc9eiB8D5EzGugR68AcOTsCmoHa2R5EcuZa8UmqzkUWwU3J.33naG2AywAAxkJhXIF0",
        "$6$rounds=10000$abcdefgh$",
        "$6$abcdefgh",
        "$6$$",
        "{SHA512-CRYPT}$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
        "$2x$05$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW",
        "$2y$31$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW",
        "$2y$15$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW",
        "$2y$03$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW",
        "$2y$05$11ipvo5dR6Cwkzwm*wM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW",
        "$2y$05$11ipvo5dR6Cw",
        "$argon2id$v=19$m=4194304,t=3,p=1$vBb99oJ12p3WAdYlaMHz1A$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
        "$argon2id$v=19$m=262145,t=3,p=1$vBb99oJ12p3WAdYlaMHz1A$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
        "$argon2id$v=19$m=65536,t=11,p=1$vBb99oJ12p3WAdYlaMHz1A$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
        "$argon2id$v=19$m=65536,t=3,p=9$vBb99oJ12p3WAdYlaMHz1A$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
        "$argon2id$v=19$m=65536,t=3$vBb99oJ12p3WAdYlaMHz1A$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
        "$argon2id$v=20$m=65536,t=3,p=1$vBb99oJ12p3WAdYlaMHz1A$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
        "$argon2d$v=19$m=65536,t=3,p=1$vBb99oJ12p3WAdYlaMHz1A$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
        "$argon2id$v=19$m=65536,t=3,p=1$dGVzdA$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
        "$argon2id$v=19$m=65536,t=3,p=1$vBb99oJ12p3WAdYlaMHz1A$",
        "{ARGON2ID}test",
        "{PBKDF2}$1$bUnT4Pl7yFtYX0KU$2147483648$50a83cafdc517b9f46519415e53c6a858908680a",
        "{PBKDF2}$1$bUnT4Pl7yFtYX0KU$0$50a83cafdc517b9f46519415e53c6a858908680a",
        "{PBKDF2}$1$bUnT4Pl7yFtYX0KU$5000$50a83cafdc517b9f46519415e53c6a8589086",
        "$pbkdf2-sha256$5000001$MDEyMzQ1Njc4OWFiY2RlZg$1sIGUix6pKN718UMZvjXyahJdIG/KTsaXLEOVLH8nN8",
        "$pbkdf2-sha256$-1$MDEyMzQ1Njc4OWFiY2RlZg$1sIGUix6pKN718UMZvjXyahJdIG/KTsaXLEOVLH8nN8",
        "{SSHA}",
        "{SSHA}====",
        "{SSHA}H/zrDv8FXUu1",
        "{SSHA512.HEX}zz",
        "{SCRAM-SHA-256}1000001,LfNGSFqiFykEZ1xDAYlnKQ==,HACNf9CII7cMz3XjRy/Oh3Ae2LHApoDyNw74d3YtFws=,AQH0j7Hf8J12g8eNBadvzlNB2am3PxgNwFCFd3RxEaw=",
        "{SCRAM-SHA-256}4096,LfNGSFqiFykEZ1xDAYlnKQ==,HACNf9CII7cMz3XjRy/Oh3Ae2LHApoDyNw74d3YtFws=",
        "{SCRAM-SHA-256}4096,LfNGSFqiFykEZ1xDAYlnKQ==,HACNf9CII7cMz3XjRy/Oh3Ae2LHApoDyNw74d3YtFws=,",
      })
  void refusesWhatIsDamagedUnknownOrTooCostly(String stored) {
    PasswordHasher hasher =
        PasswordHasher.builder()
            .allowWeak(true)
            .allowPlain(true)
            .newPasswords(PasswordScheme.BLF_CRYPT)
            .build();
    assertThat(verify(hasher, "test", stored)).isFalse();
    assertThat(hasher.needsRehash(stored.isEmpty() ? "{PLAIN}x" : stored))
        .as("nothing to throw on")
        .isIn(true, false);
  }

  @ParameterizedTest
  @EnumSource(PasswordScheme.class)
  void storesNewPasswordsSoThatTheyFitAgain(PasswordScheme scheme) {
    PasswordHasher hasher = PasswordHasher.builder().newPasswords(scheme).build();
    String stored = hasher.hash("pässword".toCharArray());
    assertThat(stored).startsWith("{" + scheme.name().replace('_', '-') + "}$");
    assertThat(hasher.hash("pässword".toCharArray())).as("another salt").isNotEqualTo(stored);
    assertThat(verify(hasher, "pässword", stored)).isTrue();
    assertThat(verify(hasher, "pa\u0308ssword", stored)).as("not yet composed").isTrue();
    assertThat(verify(hasher, "password", stored)).isFalse();
    assertThat(hasher.needsRehash(stored)).isFalse();
    assertThat(hasher.verifyNobody("pässword".toCharArray())).isFalse();
  }

  @Test
  void takesArgon2idUnlessToldOtherwise() {
    assertThat(HASHER.hash("test".toCharArray()))
        .startsWith("{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$");
  }

  @Test
  void comparesTheOctetsThatCameBeforeTheComposedOnes() {
    String decomposed = "te\u0308st";
    String stored = "{PLAIN}" + decomposed;
    assertThat(verify(LENIENT, decomposed, stored)).isTrue();
    assertThat(verify(LENIENT, "tëst", stored)).isFalse();
    assertThat(verify(LENIENT, decomposed, "{PLAIN}tëst")).isTrue();
    assertThat(verify(LENIENT, "a\u00A0b", "{PLAIN}a b")).isTrue();
  }

  @Test
  void makesScramKeysThatFitAgain() {
    String keys = HASHER.scramKeys("tëst\u00AD".toCharArray());
    assertThat(keys).matches("\\{SCRAM-SHA-256}10000,[^,]{24},[^,]{44},[^,]{44}");
    assertThat(verify(HASHER, "tëst", keys)).isTrue();
    assertThat(verify(HASHER, "te\u0308st", keys)).isTrue();
    assertThat(verify(HASHER, "test", keys)).isFalse();
  }

  @Test
  void nobodysPasswordIsEmptyTooLongOrHoldsNul() {
    assertThat(verify(LENIENT, "", "{PLAIN}")).isFalse();
    assertThat(verify(LENIENT, "a\0b", "{PLAIN}a\0b")).isFalse();
    assertThat(verify(LENIENT, "x".repeat(1024), "{PLAIN}" + "x".repeat(1024))).isTrue();
    assertThat(verify(LENIENT, "x".repeat(1025), "{PLAIN}" + "x".repeat(1025))).isFalse();
    assertThat(verify(LENIENT, "\uD800", "{PLAIN}?")).isFalse();
    for (String bad :
        new String[] {"", "a\0b", "a\rb", "x".repeat(1025), "ë".repeat(513), "\uD800"}) {
      assertThatThrownBy(() -> HASHER.hash(bad.toCharArray()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("password: ");
    }
  }

  /** What made the stored one looked no further either; a new one would be half forgotten. */
  @Test
  void comparesSeventyTwoOctetsWithBcryptAndStoresNoMore() {
    PasswordHasher bcrypt = PasswordHasher.builder().newPasswords(PasswordScheme.BLF_CRYPT).build();
    String stored = bcrypt.hash("x".repeat(72).toCharArray());
    assertThat(verify(bcrypt, "x".repeat(72), stored)).isTrue();
    assertThat(verify(bcrypt, "x".repeat(80), stored)).isTrue();
    assertThat(verify(bcrypt, "x".repeat(71), stored)).isFalse();
    assertThatThrownBy(() -> bcrypt.hash("x".repeat(73).toCharArray()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("73 octets");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "true {PLAIN}test",
        "true {PLAIN-MD5}098f6bcd4621d373cade4e832627b4f6",
        "true {SSHA}H/zrDv8FXUu1JmwvVYijfrYEF34jVZcO",
        "true $5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
        "true {BLF-CRYPT}$2y$05$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW",
        "true $argon2id$v=19$m=19455,t=2,p=1$vBb99oJ12p3WAdYlaMHz1A$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
        "true $argon2id$v=19$m=19456,t=1,p=1$vBb99oJ12p3WAdYlaMHz1A$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
        "false $argon2id$v=19$m=65536,t=3,p=1$vBb99oJ12p3WAdYlaMHz1A$jtFOtbo/sYV9OSlTxDo/nVNq3uArHd5GJSEx0ty85Cc",
      })
  void wantsToStoreAgainWhatIsStoredWorse(boolean worse, String stored) {
    assertThat(HASHER.needsRehash(stored)).isEqualTo(worse);
  }

  @Test
  void wantsToStoreAgainWhatIsStoredAtLowerCost() {
    PasswordHasher bcrypt = PasswordHasher.builder().newPasswords(PasswordScheme.BLF_CRYPT).build();
    String rest = "$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW";
    assertThat(bcrypt.needsRehash("$2y$09" + rest)).isTrue();
    assertThat(bcrypt.needsRehash("$2y$10" + rest)).isFalse();
    PasswordHasher crypt =
        PasswordHasher.builder().newPasswords(PasswordScheme.SHA512_CRYPT).build();
    String salted = "abcdefgh$" + "x".repeat(86);
    assertThat(crypt.needsRehash("$6$" + salted)).isTrue();
    assertThat(crypt.needsRehash("$6$rounds=100000$" + salted)).isFalse();
    PasswordHasher pbkdf2 =
        PasswordHasher.builder().newPasswords(PasswordScheme.PBKDF2_SHA512).build();
    String tail = "$MDEyMzQ1Njc4OWFiY2RlZg$q8MxzEMElveFKSttcFn0NJWcZY0CIkAW66YlHZCeGyg";
    assertThat(pbkdf2.needsRehash("$pbkdf2-sha512$209999" + tail)).isTrue();
    assertThat(pbkdf2.needsRehash("$pbkdf2-sha512$210000" + tail)).isFalse();
  }

  @Test
  void leavesTheArrayAsItIs() {
    char[] password = "tëst".toCharArray();
    assertThat(HASHER.verify(password, "{SSHA}H/zrDv8FXUu1JmwvVYijfrYEF34jVZcO")).isFalse();
    assertThat(password).isEqualTo("tëst".toCharArray());
  }

  @Test
  void settingsHaveBounds() {
    assertThatThrownBy(() -> PasswordHasher.builder().threads(0))
        .hasMessage("threads: 0 (expected: 1 to 1024)");
    assertThatThrownBy(() -> PasswordHasher.builder().waiting(-1))
        .hasMessage("waiting: -1 (expected: 0 to 100000)");
    assertThatThrownBy(() -> PasswordHasher.builder().scramRounds(4095))
        .hasMessage("scramRounds: 4095 (expected: 4096 to 1000000)");
  }

  @Test
  void anUnknownUserCostsWhatTheLastKnownOneDid() {
    PasswordHasher hasher = PasswordHasher.create();
    assertThat(hasher.typical()).startsWith("{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hasher.verifyNobody("test".toCharArray())).isFalse();
    String cheap = "{BLF-CRYPT}$2y$05$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW";
    assertThat(verify(hasher, "wrong", cheap)).isFalse();
    assertThat(hasher.typical()).isEqualTo(cheap);
    assertThat(hasher.verifyNobody("test".toCharArray())).as("its password all the same").isFalse();
    assertThat(verify(hasher, "test", "{UNKNOWN}x")).isFalse();
    assertThat(verify(hasher, "test", "$6$rounds=999999999$abcdefgh$" + "x".repeat(86))).isFalse();
    assertThat(hasher.typical()).as("what can't be checked costs nothing").isEqualTo(cheap);
  }

  /** The work for nobody's password must be real work, or it tells who is there. */
  @ParameterizedTest
  @EnumSource(PasswordScheme.class)
  void nobodysPasswordCanBeCheckedByEachScheme(PasswordScheme scheme) {
    PasswordHasher hasher = PasswordHasher.builder().newPasswords(scheme).build();
    String nobodys = hasher.typical();
    try (CapturedLog log = new CapturedLog()) {
      assertThat(verify(hasher, "test", nobodys)).isFalse();
      assertThat(log.text()).isEmpty();
    }
    assertThat(hasher.needsRehash(nobodys)).isFalse();
  }
}
