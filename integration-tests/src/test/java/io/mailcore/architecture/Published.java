package io.mailcore.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The published modules as they are on the class path: their classes and their descriptors. */
final class Published {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.mailcore");

  private static final List<ModuleDescriptor> MODULES = readModules();

  private Published() {}

  /** Main classes of all published modules, read once. */
  static JavaClasses classes() {
    return CLASSES;
  }

  static List<ModuleDescriptor> modules() {
    return MODULES;
  }

  static ModuleDescriptor module(String name) {
    return MODULES.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  /** Names of the packages that anybody may use. */
  static Set<String> exportedPackages() {
    return MODULES.stream()
        .flatMap(module -> module.exports().stream())
        .filter(export -> !export.isQualified())
        .map(ModuleDescriptor.Exports::source)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<ModuleDescriptor> readModules() {
    List<ModuleDescriptor> modules = new ArrayList<>();
    try {
      ClassLoader loader = Published.class.getClassLoader();
      for (URL url : Collections.list(loader.getResources("module-info.class"))) {
        try (InputStream in = url.openStream()) {
          ModuleDescriptor descriptor = ModuleDescriptor.read(in);
          if (descriptor.name().startsWith("io.mailcore.")) {
            modules.add(descriptor);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(modules);
  }
}
