package io.mailcore.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.module.ModuleDescriptor;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users see: exported packages, and the types that these mention. */
@Tag("once")
class ExportedTypesTest {
  /** Libraries that may be replaced one day, so that no user may meet them. */
  private static final Set<String> HIDDEN_LIBRARIES =
      Set.of("io.netty.", "com.zaxxer.", "org.h2.", "org.bouncycastle.", "org.apache.commons.");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.mailcore.mime",
        "io.mailcore.smtp",
        "io.mailcore.imap",
        "io.mailcore.pop3",
        "io.mailcore.jakarta",
        "io.mailcore.guice"
      })
  void moduleExportsNoPackageButTheOneOfItsName(String name) {
    assertThat(Published.module(name).exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactly(name);
  }

  @Test
  void theStoreExportsArchivesUsersAliasesAndIndexesToo() {
    assertThat(Published.module("io.mailcore.store").exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder(
            "io.mailcore.store",
            "io.mailcore.store.archive",
            "io.mailcore.store.directory",
            "io.mailcore.store.index");
  }

  @Test
  void everyPublishedModuleIsRead() {
    assertThat(Published.modules())
        .extracting(ModuleDescriptor::name)
        .containsExactlyInAnyOrder(
            "io.mailcore.api",
            "io.mailcore.mime",
            "io.mailcore.net",
            "io.mailcore.smtp",
            "io.mailcore.imap",
            "io.mailcore.pop3",
            "io.mailcore.store",
            "io.mailcore.jakarta",
            "io.mailcore.guice",
            "io.mailcore.testkit");
  }

  @Test
  void noModuleIsOpen() {
    assertThat(Published.modules())
        .allSatisfy(module -> assertThat(module.isOpen()).isFalse())
        .allSatisfy(module -> assertThat(module.opens()).isEmpty());
  }

  @Test
  void exportedTypesMentionOnlyWhatUsersCanReach() {
    classes()
        .that(DescribedPredicate.describe("are exported", ExportedTypesTest::exported))
        .should(mentionOnlyReachableTypes())
        .check(Published.classes());
  }

  private static ArchCondition<JavaClass> mentionOnlyReachableTypes() {
    return new ArchCondition<>("mention only types that users can reach") {
      @Override
      public void check(JavaClass item, ConditionEvents events) {
        Stream.concat(item.getRawInterfaces().stream(), item.getRawSuperclass().stream())
            .filter(ExportedTypesTest::inHiddenPackage)
            .forEach(type -> report(item, item.getName(), type, events));
        item.getMembers().stream()
            .filter(ExportedTypesTest::seenByUsers)
            .forEach(
                member ->
                    mentioned(member)
                        .filter(ExportedTypesTest::hidden)
                        .forEach(type -> report(item, member.getFullName(), type, events)));
      }

      private void report(JavaClass item, String where, JavaClass type, ConditionEvents events) {
        events.add(
            SimpleConditionEvent.violated(item, where + " mentions hidden " + type.getName()));
      }
    };
  }

  private static boolean seenByUsers(JavaMember member) {
    Set<JavaModifier> modifiers = member.getModifiers();
    boolean open =
        modifiers.contains(JavaModifier.PUBLIC)
            || (modifiers.contains(JavaModifier.PROTECTED)
                && !member.getOwner().getModifiers().contains(JavaModifier.FINAL));
    return open
        && !modifiers.contains(JavaModifier.SYNTHETIC)
        && !modifiers.contains(JavaModifier.BRIDGE);
  }

  private static Stream<JavaClass> mentioned(JavaMember member) {
    if (member instanceof JavaField field) {
      return field.getType().getAllInvolvedRawTypes().stream();
    }
    if (member instanceof JavaCodeUnit code) {
      return Stream.of(
              code.getReturnType().getAllInvolvedRawTypes().stream(),
              code.getParameterTypes().stream().flatMap(t -> t.getAllInvolvedRawTypes().stream()),
              code.getRawParameterTypes().stream(),
              code.getThrowsClause().getTypes().stream())
          .flatMap(types -> types);
    }
    return Stream.empty();
  }

  private static boolean hidden(JavaClass type) {
    JavaClass base = type.getBaseComponentType();
    if (!base.getPackageName().startsWith("io.mailcore")) {
      return HIDDEN_LIBRARIES.stream().anyMatch(base.getName()::startsWith);
    }
    return !exported(base);
  }

  private static boolean inHiddenPackage(JavaClass type) {
    return type.getPackageName().startsWith("io.mailcore")
        && !Published.exportedPackages().contains(type.getPackageName());
  }

  /** Public, inside public types only, in an exported package. */
  private static boolean exported(JavaClass type) {
    if (!Published.exportedPackages().contains(type.getPackageName())) {
      return false;
    }
    for (JavaClass c = type; ; c = c.getEnclosingClass().orElseThrow()) {
      if (!c.getModifiers().contains(JavaModifier.PUBLIC)
          && !c.getModifiers().contains(JavaModifier.PROTECTED)) {
        return false;
      }
      if (c.getEnclosingClass().isEmpty()) {
        return true;
      }
    }
  }
}
