package dev.codemode.worker;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The worker's rules of dependency. */
class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.codemode.worker");

  @Test
  void onlyTheEngineUsesThePolyglotApi() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.codemode.worker.engine")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.graalvm..")
        .check(CLASSES);
  }

  @Test
  void onlyTheGuardUsesTheParser() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.codemode.worker.guard")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.oracle..")
        .check(CLASSES);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("dev.codemode.worker.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void partsDoNotKnowTheWhole() {
    noClasses()
        .that()
        .resideInAPackage("dev.codemode.worker.*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.codemode.worker")
        .check(CLASSES);
  }

  @Test
  void nothingOfTheSupervisorIsKnown() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.codemode.supervisor..")
        .check(CLASSES);
  }

  @Test
  void nothingIsPrinted() {
    noClasses().should().accessField(System.class, "out").check(CLASSES);
    noClasses().should().accessField(System.class, "err").check(CLASSES);
  }
}
