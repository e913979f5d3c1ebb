package dev.synth.eval.junit;

import dev.synth.eval.EvaluationReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Judges what a {@link ReleaseGated} test hands over. */
final class ReleaseGateExtension implements ParameterResolver, AfterTestExecutionCallback {
    private static final Namespace NAMESPACE = Namespace.create(ReleaseGateExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GatedRelease.class
                && context.getTestMethod().isPresent();
    }

    @Override
    public GatedRelease resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return release(context);
    }

    private static GatedRelease release(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(context.getUniqueId(), id -> new GatedRelease(), GatedRelease.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isPresent()) {
            return; // what failed already needs no verdict
        }
        List<GatedRelease.Candidate> candidates = release(context).candidates();
        if (candidates.isEmpty()) {
            throw new AssertionError("This test is @ReleaseGated but gave no rows to judge: take a GatedRelease as a"
                    + " parameter and call of(training, holdout, synthetic).");
        }
        for (int i = 0; i < candidates.size(); i++) {
            EvaluationReport report =
                    candidates.get(i).rows().judge(candidates.get(i).policy());
            context.publishReportEntry("verdict", report.verdict().name());
            String name = candidates.size() == 1 ? "" : "-" + (i + 1);
            write(report, context, name);
            ReleaseAssert.requirePass(report);
        }
    }

    private static void write(EvaluationReport report, ExtensionContext context, String number) throws IOException {
        Optional<String> folder = reports(context);
        if (folder.isPresent()) {
            String test = context.getRequiredTestClass().getSimpleName() + "."
                    + context.getRequiredTestMethod().getName() + number;
            report.writeHtml(Path.of(folder.get(), test + ".html"));
            report.writeJson(Path.of(folder.get(), test + ".json"));
        }
    }

    private static Optional<String> reports(ExtensionContext context) {
        return Optional.ofNullable(context.getRequiredTestMethod().getAnnotation(ReleaseGated.class))
                .or(() -> Optional.ofNullable(context.getRequiredTestClass().getAnnotation(ReleaseGated.class)))
                .map(ReleaseGated::reports)
                .filter(folder -> !folder.isEmpty());
    }
}
