package dev.synth.eval.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.eval.GatePolicy;
import dev.synth.eval.junit.ReleaseGatedTest.Stub.Outcome;
import dev.synth.gate.Verdict;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;

class ReleaseGatedTest {
    private static final Table TRAINING = people(3_000, 1);
    private static final Table HOLDOUT = people(3_000, 2);
    private static final Table SYNTHETIC = people(3_000, 3);

    @Test
    @ReleaseGated
    void freshRowsPass(GatedRelease release) {
        release.of(TRAINING, HOLDOUT, SYNTHETIC);
    }

    @Test
    void theAssertionReturnsTheReportOfRowsThatPass() {
        assertThat(ReleaseAssertions.assertThatRelease(TRAINING, HOLDOUT, SYNTHETIC)
                        .withSeed(7)
                        .passes()
                        .verdict())
                .isEqualTo(Verdict.PASS);
    }

    @Test
    void copiesFailWithTheGatesSummary() {
        ReleaseAssert release = ReleaseAssertions.assertThatRelease(TRAINING, HOLDOUT, TRAINING);
        assertThatThrownBy(() -> release.passes(GatePolicy.standard()))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("The release gate refuses these rows.\nVerdict: FAIL.")
                .hasMessageContaining("G1")
                .hasMessageContaining("Next: ");
    }

    @Test
    void aGatedTestThatGaveNoRowsFails() {
        Outcome outcome = Stub.run(release -> {}, Optional.empty());
        assertThat(outcome.failure()).isInstanceOf(AssertionError.class).hasMessageContaining("gave no rows to judge");
    }

    @Test
    void aGatedTestWithOneRefusedReleaseFailsAndItsReportsAreKept() {
        Outcome outcome = Stub.run(release -> release.of(TRAINING, HOLDOUT, TRAINING), Optional.empty());
        assertThat(outcome.failure()).isInstanceOf(AssertionError.class).hasMessageContaining("Verdict: FAIL");
        assertThat(outcome.entries()).containsEntry("verdict", "FAIL");
        assertThat(Path.of("target/gated", "Stub.gated.html")).exists();
        assertThat(Path.of("target/gated", "Stub.gated.json")).content().contains("\"verdict\" : \"FAIL\"");
    }

    @Test
    void aTestThatFailedByItselfIsNotJudged() {
        Outcome outcome = Stub.run(release -> {}, Optional.of(new IllegalStateException("own failure")));
        assertThat(outcome.failure()).isNull();
    }

    private static Table people(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        var table = Table.builder(Schema.builder()
                .continuous("x", 6)
                .continuous("y", 6)
                .categorical("g")
                .build());
        for (int row = 0; row < rows; row++) {
            double x = random.nextGaussian();
            table.addRow(x, 0.7 * x + 0.7 * random.nextGaussian(), random.nextInt(3) == 0 ? "a" : "b");
        }
        return table.build();
    }

    /** A context of JUnit's that holds a store and remembers what was published. */
    static final class Stub {
        record Outcome(Throwable failure, Map<String, String> entries) {}

        interface Body {
            void run(GatedRelease release);
        }

        @ReleaseGated(reports = "target/gated")
        static void gated() {
            // only its annotation is looked at
        }

        static Outcome run(Body body, Optional<Throwable> thrown) {
            Map<String, String> entries = new HashMap<>();
            Map<Object, Object> stored = new HashMap<>();
            ExtensionContext.Store store = proxy(ExtensionContext.Store.class, (method, arguments) -> {
                assertThat(method.getName()).isEqualTo("getOrComputeIfAbsent");
                return stored.computeIfAbsent(arguments[0], key -> new GatedRelease());
            });
            ExtensionContext context = proxy(ExtensionContext.class, (method, arguments) -> switch (method.getName()) {
                case "getStore" -> store;
                case "getUniqueId" -> "one";
                case "getExecutionException" -> thrown;
                case "getRequiredTestClass" -> Stub.class;
                case "getRequiredTestMethod" -> Stub.class.getDeclaredMethod("gated");
                case "publishReportEntry" -> entries.put((String) arguments[0], (String) arguments[1]);
                default -> throw new UnsupportedOperationException(method.getName());
            });
            ReleaseGateExtension extension = new ReleaseGateExtension();
            body.run(extension.resolveParameter(null, context));
            try {
                extension.afterTestExecution(context);
                return new Outcome(null, entries);
            } catch (AssertionError | IOException e) {
                return new Outcome(e, entries);
            }
        }

        private interface Handler {
            Object handle(Method method, Object[] arguments) throws ReflectiveOperationException;
        }

        private static <T> T proxy(Class<T> type, Handler handler) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, method, arguments) -> handler.handle(method, arguments)));
        }
    }
}
