package dev.tamis.pipeline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Arrows point one way. */
class ArchitectureTest {
  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.tamis");

  @Test
  void roomsOfThePipelineDoNotLookAtEachOtherInCircles() {
    slices().matching("dev.tamis.pipeline.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void librariesKnowNothingOfBeamOrThePipeline() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.tamis.language..", "dev.tamis.pii..", "dev.tamis.classify..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.beam..", "dev.tamis.pipeline..")
        .check(classes);
  }

  @Test
  void onlyTheClassifiersLookAtTheLanguages() {
    noClasses()
        .that()
        .resideInAPackage("dev.tamis.language..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.tamis.classify..", "dev.tamis.pii..")
        .check(classes);
    noClasses()
        .that()
        .resideInAPackage("dev.tamis.pii..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("dev.tamis.classify..", "dev.tamis.language..")
        .check(classes);
  }

  @Test
  void noFunctionOfBeamHasChangeableStatics() {
    com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields()
        .that()
        .areDeclaredInClassesThat()
        .areAssignableTo(org.apache.beam.sdk.transforms.DoFn.class)
        .and()
        .areStatic()
        .should()
        .beFinal()
        .check(classes);
  }
}
