package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.MissingTokens;
import dev.synth.table.ColumnKind;
import dev.synth.table.Role;
import java.util.ArrayList;
import java.util.List;

/** Decides the kinds of all columns of a file: what one column leaves open, the others may settle. */
public final class Inference {
    private static final String CODE = "NA";
    private static final int MAX_CODES = 100;

    private Inference() {}

    /** One finding per column, in order. */
    public static List<ColumnFinding> decide(List<ColumnEvidence> columns) {
        List<ColumnFinding> findings = new ArrayList<>();
        for (ColumnEvidence column : columns) {
            findings.add(decide(column, columns));
        }
        return withEntity(findings);
    }

    private static ColumnFinding decide(ColumnEvidence column, List<ColumnEvidence> all) {
        boolean sibling = isCodeAmongCodes(column);
        if (!sibling && !isOnlyCodeOfFile(column, all)) {
            String note = column.tokenCount(CODE) > 0 ? "NA is taken as missing" : "";
            return KindRules.decide(column, note);
        }
        column.makePresent(CODE);
        String note = sibling
                ? "NA is taken as a level, because the other levels are short capital codes too"
                : "NA is taken as a value, because it is the column's only one and the file marks missing ones otherwise";
        return KindRules.decide(column, note).withAttribute(MissingTokens.PRESENT, CODE);
    }

    private static boolean isCodeAmongCodes(ColumnEvidence column) {
        return column.tokenCount(CODE) > 0
                && column.distinct.size() <= MAX_CODES
                && column.distinct.size() > 1
                && column.shape.shortUpperCaseCodes();
    }

    private static boolean isOnlyCodeOfFile(ColumnEvidence column, List<ColumnEvidence> all) {
        return column.present() == 0
                && column.tokenCount(CODE) > 0
                && column.tokenCount(CODE) == column.missing()
                && all.stream().allMatch(other -> other == column || other.tokenCount(CODE) == 0)
                && all.stream().anyMatch(other -> other.tokenCount("") + other.tokenCount("?") > 0);
    }

    /** Rows that share an identifier belong to one entity; the first such column names it. */
    private static List<ColumnFinding> withEntity(List<ColumnFinding> findings) {
        List<ColumnFinding> result = new ArrayList<>(findings);
        for (int i = 0; i < result.size(); i++) {
            ColumnFinding finding = result.get(i);
            if (finding.schema().kind() == ColumnKind.IDENTIFIER && finding.repeats()) {
                result.set(i, finding.withRole(Role.ENTITY, "rows that share a value belong together"));
                break;
            }
        }
        return List.copyOf(result);
    }
}
