package dev.synth.eval;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.synth.eval.EvaluationReport.Rows;
import dev.synth.eval.internal.leakage.JudgedLeakage;
import dev.synth.eval.internal.leakage.LeakageJudge;
import dev.synth.eval.internal.metrics.CommonSchema;
import dev.synth.eval.internal.metrics.Metrics;
import dev.synth.gate.PolicyId;
import dev.synth.gate.ReleaseEvidence;
import dev.synth.gate.ReleaseGate;
import dev.synth.internal.digest.Digests;
import dev.synth.internal.json.CanonicalJson;
import dev.synth.table.Table;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The gate that judges by leakage alone and reports fidelity, diversity and utility beside it. Thread-safe. */
public final class LeakageGate implements ReleaseGate {
    private static final int FORMAT_VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final GatePolicy policy;

    private LeakageGate(GatePolicy policy) {
        this.policy = policy;
    }

    /** The gate with the standard policy. */
    public static LeakageGate standard() {
        return of(GatePolicy.standard());
    }

    /** The gate with a policy of your own. */
    public static LeakageGate of(GatePolicy policy) {
        return new LeakageGate(policy);
    }

    GatePolicy policy() {
        return policy;
    }

    @Override
    public PolicyId policyId() {
        return new PolicyId(policy.presetName(), Digests.sha256(CanonicalJson.bytes(JSON.valueToTree(policy))));
    }

    @Override
    public EvaluationReport assess(ReleaseEvidence evidence) {
        CommonSchema tables =
                CommonSchema.of(evidence.training(), evidence.holdout().orElse(null), evidence.synthetic());
        Table training = tables.training();
        @Nullable Table holdout = tables.holdout();
        Table synthetic = tables.synthetic();
        long seed = evidence.seed();
        JudgedLeakage judged = LeakageJudge.judge(training, holdout, synthetic, seed, policy, evidence.attempt());
        return new EvaluationReport(
                FORMAT_VERSION,
                judged.verdict(),
                new Rows(training.rowCount(), holdout == null ? 0 : holdout.rowCount(), synthetic.rowCount()),
                Metrics.fidelity(training, holdout, synthetic, seed, policy.k()),
                Metrics.detection(training, holdout, synthetic, seed),
                Metrics.diversity(training, holdout, synthetic, seed, policy.k()),
                Metrics.utility(training, holdout, synthetic, seed),
                judged.leakage(),
                judged.nextSteps(),
                withPolicy(evidence.provenance()),
                evidence.learningCurve());
    }

    private Map<String, String> withPolicy(Map<String, String> provenance) {
        Map<String, String> facts = new LinkedHashMap<>(provenance);
        facts.put("policy", policy.presetName());
        return Collections.unmodifiableMap(facts);
    }
}
