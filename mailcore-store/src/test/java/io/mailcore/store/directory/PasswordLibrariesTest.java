package io.mailcore.store.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hasher where the host has left out the libraries that some schemes need. */
final class PasswordLibrariesTest {

  private static final String BCRYPT =
      "{BLF-CRYPT}$2y$05$11ipvo5dR6CwkzwmhwM26OXgzXwhV2PyPuLV.Qi31ILcRcThQpEiW";
  private static final String CRYPT =
      "$6$abcdefgh$iyDhpxl0qSVN0Mc3PJVCj7aIThruKFiqu/h5ND7eSHQ9fNEF5WWDHd2Ph5e.9/oUy3voaz/JIdSf5oQb5c4tH.";
  private static final String SSHA = "{SSHA}H/zrDv8FXUu1JmwvVYijfrYEF34jVZcO";

  private final PrintStream before = System.err;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private URLClassLoader loader;

  @BeforeEach
  void withoutLibraries() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String name = new File(entry).getName();
      if (!name.startsWith("bcprov") && !name.startsWith("commons-codec")) {
        urls.add(new File(entry).toURI().toURL());
      }
    }
    loader = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() throws Exception {
    System.setErr(before);
    loader.close();
  }

  private Object hasher() throws Exception {
    Class<?> type = loader.loadClass(PasswordHasher.class.getName());
    return type.getMethod("create").invoke(null);
  }

  private static boolean verify(Object hasher, String password, String stored) throws Exception {
    return (boolean)
        hasher
            .getClass()
            .getMethod("verify", char[].class, String.class)
            .invoke(hasher, password.toCharArray(), stored);
  }

  private String logged() {
    return log.toString(StandardCharsets.UTF_8);
  }

  @Test
  void saysOnceWhichArtifactIsMissing() throws Exception {
    Object hasher = hasher();
    for (int i = 0; i < 3; i++) {
      assertThat(verify(hasher, "test", BCRYPT)).isFalse();
      assertThat(verify(hasher, "tëst", CRYPT)).isFalse();
    }
    assertThat(logged())
        .containsOnlyOnce("BLF-CRYPT: needs org.bouncycastle:bcprov-jdk18on on the class path")
        .containsOnlyOnce("SHA512-CRYPT: needs commons-codec:commons-codec on the class path");
  }

  @Test
  void readsAndStoresWhatJavaItselfCan() throws Exception {
    Object hasher = hasher();
    assertThat(verify(hasher, "test", SSHA)).isTrue();
    String stored =
        (String)
            hasher.getClass().getMethod("hash", char[].class).invoke(hasher, "test".toCharArray());
    assertThat(stored).startsWith("{PBKDF2-SHA512}$pbkdf2-sha512$210000$");
    assertThat(verify(hasher, "test", stored)).isTrue();
    assertThat(verify(hasher, "tesT", stored)).isFalse();
    assertThat(logged()).isEmpty();
  }

  @Test
  void refusesToStoreByWhatIsMissing() throws Exception {
    Class<?> type = loader.loadClass(PasswordHasher.class.getName());
    Object builder = type.getMethod("builder").invoke(null);
    Class<?> scheme = loader.loadClass(PasswordScheme.class.getName());
    for (Object wanted : scheme.getEnumConstants()) {
      if (!wanted.toString().equals("PBKDF2_SHA512")) {
        assertThatThrownBy(
                () -> builder.getClass().getMethod("newPasswords", scheme).invoke(builder, wanted))
            .as("%s", wanted)
            .isInstanceOf(InvocationTargetException.class)
            .cause()
            .isInstanceOf(IllegalStateException.class)
            .hasMessageEndingWith("on the class path: add it");
      }
    }
  }
}
