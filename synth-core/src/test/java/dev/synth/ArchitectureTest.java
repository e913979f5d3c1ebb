package dev.synth;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import ai.djl.ndarray.NDArray;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of docs/designs/design.md inside synth-core. */
@AnalyzeClasses(packages = "dev.synth", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule TABLES_KNOW_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage("dev.synth.table")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.synth.table", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule PROMISES_KNOW_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage("dev.synth.privacy")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.synth.privacy", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule INTERNALS_DO_NOT_KNOW_THE_PUBLIC_SIDE = noClasses()
            .that()
            .resideInAPackage("dev.synth.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.synth", "dev.synth.gan", "dev.synth.gate");

    @ArchTest
    static final ArchRule THE_GAN_DOES_NOT_KNOW_THE_FACADE = noClasses()
            .that()
            .resideInAnyPackage("dev.synth.gan", "dev.synth.gate")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.synth");

    @ArchTest
    static final ArchRule THE_ENGINE_STAYS_IN_ONE_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.synth.internal.network")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl..");

    @ArchTest
    static final ArchRule NO_PUBLIC_METHOD_SHOWS_AN_ARRAY_OF_THE_ENGINE = methods()
            .that()
            .arePublic()
            .and()
            .areDeclaredInClassesThat()
            .arePublic()
            .should()
            .notHaveRawReturnType(NDArray.class);
}
