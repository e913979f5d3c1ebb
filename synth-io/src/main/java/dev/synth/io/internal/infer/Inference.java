package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.MissingTokens;
import dev.synth.table.ColumnKind;
import dev.synth.table.Role;
import java.util.ArrayList;
import java.util.List;

/** Decides the kinds of all columns of a file: what one column leaves open, the others may settle. */
public final class Inference {
    private Inference() {}

    /** One finding per column, in order. */
    public static List<ColumnFinding> decide(List<ColumnEvidence> columns) {
        return decide(columns, false);
    }

    /**
     * One finding per column, in order.
     *
     * @param semicolons whether semicolons separate the values of the file, as they do where decimals follow a comma
     */
    public static List<ColumnFinding> decide(List<ColumnEvidence> columns, boolean semicolons) {
        columns.forEach(ColumnEvidence::settle);
        FileHabits habits = FileHabits.of(columns, semicolons);
        List<TokenRules.Settled> settled = columns.stream()
                .map(column -> TokenRules.settle(column, columns))
                .toList();
        List<ColumnFinding> findings = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            findings.add(decide(columns.get(c), settled.get(c), habits));
        }
        return withEntity(findings);
    }

    private static ColumnFinding decide(ColumnEvidence column, TokenRules.Settled tokens, FileHabits habits) {
        tokens.present().forEach(column::makePresent);
        ColumnFinding finding = KindRules.decide(column, habits, String.join("; ", tokens.notes()));
        for (String warning : tokens.warnings()) {
            finding = finding.warn(warning);
        }
        if (column.hasBareMissing()) {
            return finding.withAttribute(MissingTokens.BARE, "true");
        }
        return tokens.present().isEmpty()
                ? finding
                : finding.withAttribute(MissingTokens.PRESENT, MissingTokens.join(tokens.present()));
    }

    /**
     * Rows that share an identifier belong to one entity; the first such column names it. Numbers may be long by chance,
     * so the name must say it too.
     */
    private static List<ColumnFinding> withEntity(List<ColumnFinding> findings) {
        List<ColumnFinding> result = new ArrayList<>(findings);
        for (int i = 0; i < result.size(); i++) {
            ColumnFinding finding = result.get(i);
            if (finding.schema().kind() == ColumnKind.IDENTIFIER && finding.repeats() && saysIdentifier(finding)) {
                result.set(i, finding.withRole(Role.ENTITY, "rows that share a value belong together"));
                break;
            }
        }
        return List.copyOf(result);
    }

    private static boolean saysIdentifier(ColumnFinding finding) {
        return new ColumnName(finding.schema().name()).saysIdentifier();
    }
}
