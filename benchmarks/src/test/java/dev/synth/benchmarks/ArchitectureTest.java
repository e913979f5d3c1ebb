package dev.synth.benchmarks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The measuring tool stays in this module, and in it where kernels are. */
@AnalyzeClasses(packages = "dev.synth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule KERNELS_ALONE_KNOW_THE_HARNESS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.synth.benchmarks.kernels..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.openjdk.jmh..");

    @ArchTest
    static final ArchRule MEASUREMENTS_OF_WHOLE_RUNS_DO_NOT_TOUCH_THE_ENGINE = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.synth.benchmarks.fidelity..",
                    "dev.synth.benchmarks.memory..",
                    "dev.synth.benchmarks.evaluation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "dev.synth.internal.network..", "dev.synth.internal.sampling..");

    @ArchTest
    static final ArchRule THE_LIBRARY_DOES_NOT_KNOW_ITS_BENCHMARKS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.synth.benchmarks..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.synth.benchmarks..");
}
