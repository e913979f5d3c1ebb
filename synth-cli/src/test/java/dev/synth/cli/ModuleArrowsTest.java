package dev.synth.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the modules: synth-io and synth-eval know synth-core, and neither knows the other. */
@AnalyzeClasses(packages = "dev.synth", importOptions = ImportOption.DoNotIncludeTests.class)
class ModuleArrowsTest {
    @ArchTest
    static final ArchRule READERS_KNOW_NEITHER_THE_ENGINE_NOR_THE_GATE = noClasses()
            .that()
            .resideInAPackage("dev.synth.io..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..", "smile..", "dev.synth.eval..", "dev.synth.gan..", "dev.synth.cli..");

    @ArchTest
    static final ArchRule THE_GATE_KNOWS_NEITHER_THE_ENGINE_NOR_FILE_FORMATS = noClasses()
            .that()
            .resideInAPackage("dev.synth.eval..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "ai.djl..",
                    "org.apache.parquet..",
                    "org.apache.commons.csv..",
                    "dev.synth.io..",
                    "dev.synth.gan..",
                    "dev.synth.cli..");

    @ArchTest
    static final ArchRule THE_CORE_KNOWS_NO_FILE_FORMAT_AND_NO_STATISTICS_LIBRARY = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.synth", "dev.synth.table", "dev.synth.gate", "dev.synth.gan", "dev.synth.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "smile..",
                    "org.apache.commons.csv..",
                    "org.apache.parquet..",
                    "picocli..",
                    "dev.synth.io..",
                    "dev.synth.eval..",
                    "dev.synth.cli..");

    @ArchTest
    static final ArchRule THE_COMMAND_USES_NO_INTERNALS = noClasses()
            .that()
            .resideInAPackage("dev.synth.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.synth.internal..", "dev.synth.io.internal..", "dev.synth.eval.internal..");
}
