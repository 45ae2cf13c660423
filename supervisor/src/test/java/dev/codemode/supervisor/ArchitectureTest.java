package dev.codemode.supervisor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules of the supervisor's layout. */
final class ArchitectureTest {
  private static final String ROOT = "dev.codemode.supervisor";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @Test
  void dependenciesFlowDown() {
    layeredArchitecture()
        .consideringOnlyDependenciesInLayers()
        .layer("cli")
        .definedBy(ROOT + ".cli..")
        .layer("demo")
        .definedBy(ROOT + ".demo..")
        .layer("mcp")
        .definedBy(ROOT + ".mcp..")
        .layer("run")
        .definedBy(ROOT + ".run..")
        .layer("admission")
        .definedBy(ROOT + ".admission..")
        .layer("fleet")
        .definedBy(ROOT + ".fleet..")
        .layer("broker")
        .definedBy(ROOT + ".broker..")
        .layer("launch")
        .definedBy(ROOT + ".launch..")
        .layer("aot")
        .definedBy(ROOT + ".aot..")
        .layer("channel")
        .definedBy(ROOT + ".channel..")
        .layer("config")
        .definedBy(ROOT + ".config..")
        .layer("text")
        .definedBy(ROOT + ".text..")
        .layer("names")
        .definedBy(ROOT + ".names..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("demo")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("mcp")
        .mayOnlyBeAccessedByLayers("cli", "demo")
        .whereLayer("run")
        .mayOnlyBeAccessedByLayers("cli", "mcp", "demo")
        .whereLayer("admission")
        .mayOnlyBeAccessedByLayers("cli", "run")
        .whereLayer("fleet")
        .mayOnlyBeAccessedByLayers("cli", "run")
        .whereLayer("broker")
        .mayOnlyBeAccessedByLayers("cli", "mcp", "run")
        .whereLayer("launch")
        .mayOnlyBeAccessedByLayers("cli", "run", "fleet")
        .whereLayer("aot")
        .mayOnlyBeAccessedByLayers("cli", "launch")
        .whereLayer("channel")
        .mayOnlyBeAccessedByLayers("cli", "run", "fleet")
        .whereLayer("config")
        .mayOnlyAccessLayers("text")
        .whereLayer("text")
        .mayNotAccessAnyLayer()
        .whereLayer("names")
        .mayNotAccessAnyLayer()
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheCommandLineUsesTheStandardStreams() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + ".cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .accessField(System.class, "in")
        .check(CLASSES);
  }

  @Test
  void theSupervisorKnowsNeitherTheWorkerNorTheInterpreter() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.codemode.worker..", "org.graalvm..", "com.oracle..")
        .check(CLASSES);
  }
}
