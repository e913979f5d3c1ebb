package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.BooleanWords;
import dev.synth.io.internal.column.CellText;
import dev.synth.io.internal.column.MissingTokens;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides a column's kind from the evidence of all its values. */
final class KindRules {
    private static final int ENOUGH_ROWS = 20;
    private static final int MANY = 50;
    private static final int CODE_DIGITS = 12;
    private static final double MOSTLY_NUMBERS = 0.9;

    private final ColumnEvidence evidence;
    private final ColumnName name;
    private final List<String> warnings = new ArrayList<>();
    private String note = "";

    private KindRules(ColumnEvidence evidence) {
        this.evidence = evidence;
        this.name = new ColumnName(evidence.name);
    }

    /**
     * The finding on one column.
     *
     * @param tokenNote how a spelling such as NA was read, empty if there was nothing to decide
     */
    static ColumnFinding decide(ColumnEvidence evidence, String tokenNote) {
        KindRules rules = new KindRules(evidence);
        rules.note = tokenNote;
        return rules.decide();
    }

    private ColumnFinding decide() {
        if (evidence.present() == 0) {
            warnings.add("all values missing");
            return found(ColumnKind.CONSTANT, "every value is missing");
        }
        if (distinct() == 1 && evidence.missing() == 0) {
            warnings.add("constant");
            return found(ColumnKind.CONSTANT, "every row has the same value");
        }
        return switch (evidence.domain) {
            case BOOLEAN -> bool(List.of("false", "true"), "the file's type is boolean");
            case DATE -> found(ColumnKind.DATE, "the file's type is a date");
            case DATE_TIME -> found(ColumnKind.DATE_TIME, "the file's type is a timestamp");
            case WHOLE -> whole();
            case NUMBER -> continuous();
            case STRING -> evidence.dates.find(false).map(this::date).orElseGet(this::string);
            case UNTYPED -> untyped();
        };
    }

    private ColumnFinding untyped() {
        if (evidence.numbers.allWhole()) {
            Optional<DateEvidence.Candidate> date = evidence.dates.find(name.saysTime());
            return date.isPresent() ? date(date.get()) : whole();
        }
        if (evidence.numbers.allNumbers()) {
            return continuous();
        }
        return evidence.dates.find(name.saysTime()).map(this::date).orElseGet(this::string);
    }

    private ColumnFinding whole() {
        List<String> values = evidence.distinct.byFrequency();
        if (distinct() == 2 && values.contains("0") && values.contains("1")) {
            return bool(List.of("0", "1"), "every value is 0 or 1");
        }
        if (name.saysTime()) {
            return found(ColumnKind.INTEGER, "whole numbers");
        }
        if (allDistinct() && evidence.countsUp()) {
            return identifier("whole numbers that count the rows");
        }
        if (allDistinct() && (name.saysIdentifier() || name.saysCode())) {
            return identifier("every value is distinct and the name says so");
        }
        if (mostlyDistinct() && (name.saysIdentifier() || evidence.numbers.maxDigits() >= CODE_DIGITS)) {
            return identifier(
                    name.saysIdentifier()
                            ? "the name says so and most values are distinct"
                            : "long whole numbers, most of them distinct");
        }
        if (allDistinct()) {
            warnings.add("every value is distinct: declare it identifier if it names rows");
        } else if (name.saysIdentifier() && distinct() > MANY) {
            warnings.add(
                    "the name says identifier, but values repeat: declare it identifier, with the role entity, if it"
                            + " names persons");
        }
        return found(ColumnKind.INTEGER, "whole numbers");
    }

    private ColumnFinding continuous() {
        if (!evidence.numbers.hasDecimals()) {
            return found(ColumnKind.CONTINUOUS, "numbers without a fixed number of decimals");
        }
        int decimals = evidence.numbers.maxDecimals();
        String reason = decimals == 0
                ? "numbers"
                : "numbers with up to " + decimals + (decimals == 1 ? " decimal" : " decimals");
        ColumnFinding finding = found(ColumnKind.CONTINUOUS, reason);
        ColumnSchema schema = finding.schema().withDecimals(decimals);
        boolean minimal = evidence.domain == Domain.UNTYPED && evidence.numbers.minimalDecimals();
        return finding.with(
                minimal ? schema.withAttribute(CellText.DECIMALS, CellText.MINIMAL) : schema, finding.reason());
    }

    private ColumnFinding date(DateEvidence.Candidate candidate) {
        if (evidence.dates.isAmbiguous()) {
            warnings.add("day and month cannot be told apart: taken as "
                    + candidate.pattern().orElse("ISO-8601") + "; declare the format if that is wrong");
        }
        if (candidate.hasOptionalTime()) {
            warnings.add("some values have no time of day: taken as midnight");
        }
        String pattern = candidate.pattern().orElse("ISO-8601");
        ColumnFinding finding =
                found(candidate.kind(), "every value is a " + candidate.kind().label() + " written as " + pattern);
        return finding.with(
                candidate.pattern().map(finding.schema()::withFormat).orElse(finding.schema()), finding.reason());
    }

    private ColumnFinding string() {
        if (evidence.domain == Domain.UNTYPED && distinct() == 2) {
            List<String> values = evidence.distinct.byFrequency();
            Optional<List<String>> pair = BooleanWords.pair(values.get(0), values.get(1));
            if (pair.isPresent()) {
                return bool(
                        pair.get(),
                        "every value is " + pair.get().get(0) + " or "
                                + pair.get().get(1));
            }
        }
        if (allDistinct() && evidence.shape.looksLikeIdentifier()) {
            return identifier("every value is distinct and made to one pattern");
        }
        if (mostlyDistinct() && name.saysIdentifier() && evidence.shape.singleWords()) {
            return identifier("the name says so and most values are distinct");
        }
        if (allDistinct() && evidence.shape.singleWords()) {
            return identifier("every value is distinct");
        }
        boolean prose = mostlyDistinct() && evidence.shape.looksLikeProse();
        if (prose || allDistinct()) {
            warnings.add("looks like free text: drop it or declare it categorical");
            return found(ColumnKind.TEXT, prose ? "long texts, most of them distinct" : "texts, all of them distinct");
        }
        return categorical();
    }

    private ColumnFinding categorical() {
        double share = evidence.numbers.share();
        if (evidence.domain == Domain.UNTYPED && share >= MOSTLY_NUMBERS) {
            warnings.add(
                    evidence.numbers.notNumbers() + " of " + distinct() + " distinct values are not numbers: correct"
                            + " them, or leave them empty, if the column is a quantity");
        }
        if (evidence.domain == Domain.STRING && evidence.numbers.allNumbers()) {
            warnings.add("numbers stored as text: declare the column's kind if they are quantities");
        }
        if (evidence.present() >= ENOUGH_ROWS && distinct() * 2 > evidence.present()) {
            warnings.add("more than half of the values are distinct: looks like an identifier or free text; drop it or"
                    + " declare its kind");
        }
        return found(ColumnKind.CATEGORICAL, distinct() + (distinct() == 1 ? " level" : " levels"));
    }

    private ColumnFinding identifier(String reason) {
        warnings.add("looks like an identifier: its values are made anew, not learnt");
        return found(ColumnKind.IDENTIFIER, reason);
    }

    private ColumnFinding bool(List<String> levels, String reason) {
        ColumnFinding finding = found(ColumnKind.BOOLEAN, reason);
        return finding.with(finding.schema().withLevels(levels), finding.reason());
    }

    private ColumnFinding found(ColumnKind kind, String reason) {
        ColumnSchema schema = ColumnSchema.of(evidence.name, kind);
        Optional<String> written = evidence.commonestToken().filter(token -> !token.isEmpty());
        if (written.isPresent()) {
            schema = schema.withAttribute(MissingTokens.WRITTEN, written.get());
        }
        if (evidence.domain == Domain.STRING && evidence.emptyForMissing()) {
            schema = schema.withAttribute(MissingTokens.EMPTY, "true");
        }
        List<String> levels = kind.isLevelled() ? evidence.distinct.byFrequency() : List.of();
        return new ColumnFinding(
                schema,
                evidence.rows(),
                evidence.missing(),
                distinct(),
                levels,
                note.isEmpty() ? reason : reason + "; " + note,
                warnings);
    }

    private long distinct() {
        return evidence.distinct.size();
    }

    private boolean allDistinct() {
        return evidence.present() >= ENOUGH_ROWS && distinct() == evidence.present();
    }

    private boolean mostlyDistinct() {
        return distinct() > MANY && distinct() * 2 > evidence.present();
    }
}
