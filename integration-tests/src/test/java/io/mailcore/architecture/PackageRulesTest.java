package io.mailcore.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for each package, wherever it is. */
@Tag("once")
class PackageRulesTest {
  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("io.mailcore.(**)").should().beFreeOfCycles().check(Published.classes());
  }

  @Test
  void grammarUsesJdkAndModelAlone() {
    classes()
        .that()
        .resideInAPackage("..wire..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "org.jspecify..", "io.mailcore.model..", "..wire..")
        .check(Published.classes());
  }

  @Test
  void grammarUsesNoRegularExpressions() {
    noClasses()
        .that()
        .resideInAPackage("..wire..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex..")
        .check(Published.classes());
  }

  /** What runs on event loops, and what only reads and writes bytes, can't call a store at all. */
  @Test
  void transportAndGrammarKnowNoStore() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "..wire..",
            "io.mailcore.net.netty..",
            "io.mailcore.net.strand..",
            "io.mailcore.net.tls..",
            "io.mailcore.net.proxy..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.mailcore.spi.store..", "io.mailcore.spi.blob..")
        .check(Published.classes());
  }

  @Test
  void staticFieldsAreFinal() {
    fields().that().areStatic().should().beFinal().check(Published.classes());
  }

  @Test
  void namesSayWhatTheThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?|Data|Info)")
        .check(Published.classes());
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> unmarked =
        Published.classes().stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(p -> !p.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    assertThat(unmarked).isEmpty();
  }

  /** Public is a decision: most of a protocol's types are its own affair. */
  @ParameterizedTest
  @ValueSource(strings = {"io.mailcore.smtp", "io.mailcore.imap", "io.mailcore.pop3"})
  void exportsOfAProtocolAreFewOfItsTypes(String module) {
    List<JavaClass> types =
        Published.classes().stream()
            .filter(c -> c.getPackageName().startsWith(module))
            .filter(c -> !c.isNestedClass())
            .filter(c -> !c.getSimpleName().equals("package-info"))
            .toList();
    long exported =
        types.stream()
            .filter(c -> c.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(c -> Published.exportedPackages().contains(c.getPackageName()))
            .count();
    assertThat(exported).isLessThanOrEqualTo(types.size() * 6L / 10);
  }
}
