package dev.synth.eval.internal.report;

import dev.synth.eval.EvaluationReport;
import dev.synth.eval.Leakage.LeakageTest;
import dev.synth.gate.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the figures of an evaluation mean, in sentences that the page and the terminal share. */
final class Narrative {
    private static final String VALIDITY = "G0";
    private static final String SENSITIVE = "G6";
    private static final String LITERALS = "G7";

    /** The questions that a full audit asks, by test id. */
    private static final Map<String, String> AUDIT = audit();

    private final EvaluationReport report;

    Narrative(EvaluationReport report) {
        this.report = report;
    }

    private static Map<String, String> audit() {
        Map<String, String> audit = new LinkedHashMap<>();
        audit.put("G1", "exact copies");
        audit.put("G2", "near copies");
        audit.put("G3", "copied parts of records");
        audit.put("G4", "membership attacks");
        audit.put("G5", "the most isolated records");
        audit.put("G6", "guessing a sensitive attribute");
        audit.put("G7", "literal disclosure of rare values");
        audit.put("G8", "planted canary records");
        return audit;
    }

    /** What the verdict means for the one who decides. */
    String headline() {
        return switch (report.verdict()) {
            case PASS -> "These rows may be released.";
            case FAIL -> "Do not release these rows.";
            case INCONCLUSIVE -> "Do not release these rows yet.";
        };
    }

    /** Why, in a sentence. */
    String reason() {
        return switch (report.verdict()) {
            case PASS -> passed();
            case FAIL -> {
                List<String> failed = obstacles().stream().map(LeakageTest::id).toList();
                yield String.join(" and ", failed) + (failed.size() == 1 ? " shows" : " show")
                        + " that training records leak into the synthetic rows.";
            }
            case INCONCLUSIVE -> undecided();
        };
    }

    private String undecided() {
        if (obstacles().stream().anyMatch(test -> test.id().equals(VALIDITY))) {
            return "No leak was found, but these tables are not fit to show one (G0).";
        }
        if (tests() == 0) {
            return "No test that the policy asks could be asked of these tables.";
        }
        // Nothing else keeps a test that bounds nothing from passing.
        return obstacles().stream().anyMatch(test -> test.margin() == null)
                ? "Signs of a leak were found that a first attempt would have failed by."
                : "No leak was found, but the evidence could not have shown one of the size that matters.";
    }

    /** G0 and G7 are no tests of membership: the one allows them, the other looks for values. */
    private String passed() {
        long tests = tests();
        List<String> found = new ArrayList<>();
        found.add((tests == 1 ? "the one test found no" : "none of the " + tests + " tests found a")
                + " leak of training records");
        found.add("no bound exceeds its margin");
        if (report.leakage().tests().stream().anyMatch(test -> test.id().equals(LITERALS))) {
            found.add("no value of few training records came out");
        }
        String last = found.remove(found.size() - 1);
        String sentence = String.join(", ", found) + ", and " + last;
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1) + ".";
    }

    private long tests() {
        return report.leakage().tests().stream()
                .filter(test -> !List.of(VALIDITY, LITERALS).contains(test.id()))
                .count();
    }

    /** That the rows are out whatever this verdict says, and the reason that was given. */
    Optional<String> ungated() {
        return Optional.ofNullable(report.provenance().get("ungated"))
                .map(reason -> "These rows were released without a verdict. The reason given: " + reason);
    }

    /** The tests that stand in the way of a release. */
    List<LeakageTest> obstacles() {
        return report.verdict() == Verdict.PASS
                ? List.of()
                : report.leakage().tests().stream()
                        .filter(test -> test.decision() == report.verdict())
                        .toList();
    }

    String rows() {
        String holdout = hasHoldout()
                ? " and " + Numbers.count(report.rows().holdout()) + " holdout rows, which the generator never saw"
                : " rows, without a holdout";
        return Numbers.count(report.rows().synthetic()) + " synthetic rows compared with "
                + Numbers.count(report.rows().training()) + " training" + holdout + "." + policy();
    }

    /** By what the gate judged, and how often; starts with a space. */
    private String policy() {
        String policy = report.provenance().get("policy");
        String attempt = report.provenance().get("attempt");
        return (policy == null ? "" : " Judged by the " + policy + " policy.")
                + (attempt == null ? "" : " Attempt " + attempt + " on this table.");
    }

    boolean hasHoldout() {
        return report.rows().holdout() > 0;
    }

    /** Copies of holdout rows are what chance alone explains; a smaller holdout has fewer of them. */
    String copiesReference() {
        Integer copies = report.leakage().holdoutCopies();
        if (copies == null) {
            return "no holdout to compare with";
        }
        double ratio = (double) report.rows().training() / report.rows().holdout();
        String size = ratio > 1.05 ? String.format(Locale.ROOT, " (%.1f× fewer rows)", ratio) : "";
        return Numbers.bucketed(copies) + " of the holdout" + size;
    }

    /** What the evidence could not show, one sentence each. */
    List<String> unseen() {
        List<String> unseen = new ArrayList<>();
        if (!hasHoldout()) {
            unseen.add("There was no holdout, so copying cannot be told from coincidence.");
        }
        String least = report.leakage().tests().stream()
                .filter(test -> test.power() != null)
                .map(test -> test.id() + " " + Numbers.count(test.power()))
                .collect(Collectors.joining(", "));
        if (!least.isEmpty()) {
            unseen.add("A leak of fewer training records than this would not have shown: " + least + ".");
        }
        report.leakage().tests().stream()
                .filter(test -> test.decision() != Verdict.FAIL && exceedsMargin(test))
                .forEach(test -> unseen.add(test.id() + " can only say that at most "
                        + Numbers.percent(test.upperBound()) + " of training records leaked; the margin is "
                        + Numbers.percent(test.margin()) + "."));
        String untested = AUDIT.entrySet().stream()
                .filter(question -> report.leakage().tests().stream()
                        .noneMatch(test -> test.id().startsWith(question.getKey())))
                .map(question -> question.getValue() + " (" + question.getKey() + ")")
                .collect(Collectors.joining(", "));
        if (!untested.isEmpty()) {
            unseen.add("Not tested: " + untested + "." + (untested.contains(SENSITIVE) ? insensitive() : ""));
        }
        unseen.add("Tests judge these rows only; they are no guarantee such as differential privacy.");
        return unseen;
    }

    /** Why G6 was not asked; a policy of one's own may leave it out, which the report does not tell. */
    private String insensitive() {
        boolean custom = "custom".equals(report.provenance().get("policy"));
        return " G6 needs a column with the role sensitive and another to guess it from"
                + (custom ? ", and a policy that asks it." : "; without them nobody tried to guess anything.");
    }

    static boolean exceedsMargin(LeakageTest test) {
        return test.upperBound() != null && test.margin() != null && test.upperBound() > test.margin();
    }

    /** The name of a prediction's metric as people write it. */
    static String metric(String metric) {
        return switch (metric) {
            case "auc" -> "AUC";
            case "macroF1" -> "macro F1";
            case "r2" -> "R²";
            default -> metric;
        };
    }
}
