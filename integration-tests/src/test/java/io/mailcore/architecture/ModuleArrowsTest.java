package io.mailcore.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Which module's packages may use which library and which neighbour. */
@Tag("once")
class ModuleArrowsTest {
  private static final String[] PROTOCOLS = {
    "io.mailcore.smtp..", "io.mailcore.imap..", "io.mailcore.pop3.."
  };

  @Test
  void modelUsesNothingOfTheSpi() {
    check(
        noClasses()
            .that()
            .resideInAPackage("io.mailcore.model..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.mailcore.spi.."));
  }

  @Test
  void modelAndSpiUseTheJdkAndJspecifyAlone() {
    check(
        classes()
            .that()
            .resideInAnyPackage("io.mailcore.model..", "io.mailcore.spi..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "java..", "org.jspecify..", "io.mailcore.model..", "io.mailcore.spi.."));
  }

  @Test
  void nettyStaysInTheTransport() {
    check(onlyIn("io.netty..", "io.mailcore.net.."));
  }

  @Test
  void guiceStaysInItsModule() {
    check(onlyIn("com.google..", "io.mailcore.guice.."));
    check(onlyIn("jakarta.inject..", "io.mailcore.guice.."));
  }

  @Test
  void sqlStaysInTheStore() {
    check(onlyIn("java.sql..", "io.mailcore.store.."));
    check(onlyIn("javax.sql..", "io.mailcore.store.."));
    check(onlyIn("com.zaxxer..", "io.mailcore.store.."));
    check(onlyIn("org.h2..", "io.mailcore.store.."));
  }

  @Test
  void hashesStayWithThePasswords() {
    check(onlyIn("org.bouncycastle..", "io.mailcore.store.password.."));
    check(onlyIn("org.apache.commons.codec..", "io.mailcore.store.password.."));
  }

  @Test
  void flightRecorderStaysInTwoPackages() {
    check(onlyIn("jdk.jfr..", "io.mailcore.net.events..", "io.mailcore.store.jdbc.."));
  }

  @Test
  void jakartaMailStaysInItsModuleAndTheTestkit() {
    check(onlyIn("jakarta.mail..", "io.mailcore.jakarta..", "io.mailcore.testkit.."));
    check(onlyIn("org.eclipse.angus..", "io.mailcore.jakarta..", "io.mailcore.testkit.."));
  }

  @Test
  void testLibrariesStayInTheTestkit() {
    check(onlyIn("org.junit..", "io.mailcore.testkit.."));
    check(onlyIn("org.assertj..", "io.mailcore.testkit.."));
  }

  @Test
  void protocolsUseNoStore() {
    check(
        noClasses()
            .that()
            .resideInAnyPackage(PROTOCOLS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.mailcore.store.."));
  }

  @Test
  void protocolsUseNoOtherProtocol() {
    for (String protocol : PROTOCOLS) {
      for (String other : PROTOCOLS) {
        if (!protocol.equals(other)) {
          check(
              noClasses()
                  .that()
                  .resideInAPackage(protocol)
                  .should()
                  .dependOnClassesThat()
                  .resideInAPackage(other));
        }
      }
    }
  }

  @Test
  void storeUsesModelSpiAndMimeOfMailcore() {
    check(mailcoreOf("io.mailcore.store..", "io.mailcore.store..", "io.mailcore.mime.."));
  }

  @Test
  void mimeUsesModelAndSpiOfMailcore() {
    check(mailcoreOf("io.mailcore.mime..", "io.mailcore.mime.."));
  }

  @Test
  void transportUsesModelAndSpiOfMailcore() {
    check(mailcoreOf("io.mailcore.net..", "io.mailcore.net.."));
  }

  @Test
  void jakartaUsesTransportAndMimeOfMailcore() {
    check(
        mailcoreOf(
            "io.mailcore.jakarta..",
            "io.mailcore.jakarta..",
            "io.mailcore.net..",
            "io.mailcore.mime.."));
  }

  @Test
  void nothingUsesGuiceModuleOrTestkit() {
    check(onlyIn("io.mailcore.guice..", "io.mailcore.guice.."));
    check(onlyIn("io.mailcore.testkit..", "io.mailcore.testkit.."));
  }

  /** {@code library} is used by classes of {@code users} and by no others. */
  private static ArchRule onlyIn(String library, String... users) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(users)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library);
  }

  /** Of mailcore's own packages, {@code user} depends on the API and on {@code allowed} only. */
  private static ArchRule mailcoreOf(String user, String... allowed) {
    String[] all = new String[allowed.length + 2];
    System.arraycopy(allowed, 0, all, 0, allowed.length);
    all[allowed.length] = "io.mailcore.model..";
    all[allowed.length + 1] = "io.mailcore.spi..";
    return noClasses()
        .that()
        .resideInAPackage(user)
        .should()
        .dependOnClassesThat(resideInAPackage("io.mailcore..").and(resideOutsideOfPackages(all)));
  }

  private static void check(ArchRule rule) {
    rule.check(Published.classes());
  }
}
