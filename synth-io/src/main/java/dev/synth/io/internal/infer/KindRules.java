package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.BooleanWords;
import dev.synth.io.internal.column.DateCodec;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Decides a column's kind from the evidence of all its values. */
final class KindRules {
    private static final int ENOUGH_ROWS = 20;
    private static final int MANY = 50;
    private static final int CODE_DIGITS = 12;
    private static final int INEXACT_DIGITS = 15;
    private static final double MOSTLY_NUMBERS = 0.9;
    /** The one whole number of 64 bits that stands for a missing value in a column of them. */
    private static final String NO_INTEGER = Long.toString(WholeColumn.MISSING);

    private final ColumnEvidence evidence;
    private final FileHabits habits;
    private final NumberRules numbers;
    private final ColumnName name;
    private final String note;
    private final List<String> warnings = new ArrayList<>();

    private KindRules(ColumnEvidence evidence, FileHabits habits, String note) {
        this.evidence = evidence;
        this.habits = habits;
        this.numbers = new NumberRules(evidence, habits);
        this.name = new ColumnName(evidence.name);
        this.note = note;
    }

    /**
     * The finding on one column.
     *
     * @param habits what the file's other columns say
     * @param tokenNote how a spelling such as NA was read, empty if there was nothing to decide
     */
    static ColumnFinding decide(ColumnEvidence evidence, FileHabits habits, String tokenNote) {
        return new KindRules(evidence, habits, tokenNote).decide();
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
            case DATE -> typed(ColumnKind.DATE, "the file's type is a date");
            case DATE_TIME -> typed(ColumnKind.DATE_TIME, "the file's type is a timestamp");
            case TIME -> found(ColumnKind.TIME, "the file's type is a time of day");
            case WHOLE -> whole();
            case NUMBER -> continuous();
            case STRING -> findDate(false).or(this::clock).orElseGet(this::string);
            case UNTYPED -> untyped();
        };
    }

    private ColumnFinding untyped() {
        if (evidence.numbers.allNumbers() && evidence.numbers.looksLikeTelephoneNumbers()) {
            return string();
        }
        if (evidence.numbers.allNumbers() && numbers.digits().allWhole()) {
            return findDate(name.saysTime())
                    .or(() -> EpochRules.find(evidence, name)
                            .map(epoch ->
                                    found(ColumnKind.DATE_TIME, epoch.reason()).withFormat(epoch.format())))
                    .orElseGet(this::whole);
        }
        if (evidence.numbers.allNumbers()) {
            return continuous();
        }
        return findDate(name.saysTime()).or(this::clock).orElseGet(this::string);
    }

    private ColumnFinding whole() {
        List<String> values = evidence.distinct.byFrequency();
        if (distinct() == 2 && values.contains("0") && values.contains("1")) {
            return bool(List.of("0", "1"), "every value is 0 or 1");
        }
        if (name.saysTime()) {
            return integer();
        }
        if (allDistinct() && evidence.countsUp()) {
            return identifier("whole numbers that count the rows");
        }
        if (allDistinct() && (name.saysIdentifier() || name.saysCode())) {
            return identifier("every value is distinct and the name says so");
        }
        if (mostlyDistinct() && (name.saysIdentifier() || numbers.digits().maxDigits() >= CODE_DIGITS)) {
            return identifier(
                    name.saysIdentifier()
                            ? "the name says so and most values are distinct"
                            : "long whole numbers, most of them distinct");
        }
        if (evidence.domain == Domain.UNTYPED && numbers.digits().minDigits() >= INEXACT_DIGITS) {
            return found(
                    ColumnKind.CATEGORICAL,
                    "whole numbers of " + INEXACT_DIGITS + " digits and more are codes: " + distinct() + " levels");
        }
        if (evidence.distinct.count(NO_INTEGER) > 0) {
            return found(
                    ColumnKind.CATEGORICAL,
                    "some whole numbers are below those that an integer column holds: " + distinct() + " levels");
        }
        if (allDistinct()) {
            warnings.add("every value is distinct: declare it identifier if it names rows");
        } else if (name.saysIdentifier() && distinct() > MANY) {
            warnings.add(
                    "the name says identifier, but values repeat: declare it identifier, with the role entity, if it"
                            + " names persons");
        }
        return integer();
    }

    private ColumnFinding integer() {
        warnings.addAll(numbers.warnings());
        ColumnFinding finding = found(ColumnKind.INTEGER, "whole numbers" + numbers.words());
        return finding.with(numbers.withStyle(finding.schema()), finding.reason());
    }

    private ColumnFinding continuous() {
        warnings.addAll(numbers.warnings());
        DigitsEvidence digits = numbers.digits();
        int decimals = digits.maxDecimals();
        String reason = !digits.hasDecimals()
                ? "numbers without a fixed number of decimals"
                : decimals == 0
                        ? "numbers"
                        : "numbers with up to " + decimals + (decimals == 1 ? " decimal" : " decimals");
        ColumnFinding finding = found(ColumnKind.CONTINUOUS, reason + numbers.words());
        return finding.with(numbers.withStyle(numbers.withDecimals(finding.schema())), finding.reason());
    }

    private Optional<ColumnFinding> findDate(boolean nameSaysTime) {
        return evidence.dates.find(nameSaysTime, habits.monthFirst()).map(this::date);
    }

    private ColumnFinding date(DateEvidence.Fit fit) {
        DateRules rules = new DateRules(fit, evidence, habits);
        warnings.addAll(rules.warnings());
        ColumnFinding finding = found(fit.candidate().kind(), rules.reason());
        return finding.with(rules.written(finding.schema()), finding.reason());
    }

    private ColumnFinding typed(ColumnKind kind, String reason) {
        DateCodec codec = DateCodec.of(ColumnSchema.of(evidence.name, kind));
        warnings.addAll(new FarDates(evidence, codec).warnings());
        return found(kind, reason);
    }

    private Optional<ColumnFinding> clock() {
        return evidence.clocks.find(name.saysDuration()).map(candidate -> {
            String written = candidate.format().orElse("ISO-8601");
            String what = candidate.kind() == ColumnKind.TIME ? "a time of day" : "a duration";
            ColumnFinding finding = found(candidate.kind(), "every value is " + what + " written as " + written);
            return finding.with(
                    candidate.format().map(finding.schema()::withFormat).orElse(finding.schema()), finding.reason());
        });
    }

    private ColumnFinding string() {
        Optional<String> partial = DateRules.partialDates(evidence.distinct.kept());
        if (partial.isPresent()) {
            warnings.add(partial.get());
            return found(ColumnKind.CATEGORICAL, distinct() + " levels");
        }
        warnMostlyMeasured();
        if (isMarkOrNothing()) {
            String mark = evidence.distinct.kept().get(0);
            evidence.makePresent("");
            return bool(List.of("", mark), "every value is " + mark + " or nothing");
        }
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
        return Ladder.order(evidence.distinct.byFrequency()).map(this::ordinal).orElseGet(this::categorical);
    }

    /** A few values that are none keep a column of numbers or dates from being one. */
    private void warnMostlyMeasured() {
        double share = evidence.numbers.share();
        if (evidence.domain == Domain.UNTYPED && share >= MOSTLY_NUMBERS && !evidence.numbers.areCodes()) {
            warnings.add(
                    evidence.numbers.notNumbers() + " of " + distinct() + " distinct values are not numbers: correct"
                            + " them, or leave them empty, if the column is a quantity");
        } else {
            MostlyDates.warning(evidence.distinct.kept(), name.saysTime()).ifPresent(warnings::add);
        }
    }

    private ColumnFinding ordinal(List<String> levels) {
        ColumnFinding finding = found(
                ColumnKind.ORDINAL,
                "steps from " + levels.get(0) + " to " + levels.get(levels.size() - 1)
                        + "; declare it categorical if they have no order");
        return finding.with(finding.schema().withLevels(levels), finding.reason());
    }

    /** Whether the column is a list of crosses: one mark, and nothing elsewhere. */
    private boolean isMarkOrNothing() {
        return evidence.domain == Domain.UNTYPED
                && distinct() == 1
                && evidence.tokens().equals(List.of(""))
                && BooleanWords.isMark(evidence.distinct.kept().get(0));
    }

    private ColumnFinding categorical() {
        if (sameButForCase() > 0) {
            warnings.add(sameButForCase() + (sameButForCase() == 1 ? " level is another" : " levels are others")
                    + " in another letter case: correct them if they mean the same");
        }
        if (evidence.domain == Domain.STRING && evidence.numbers.allNumbers()) {
            warnings.add("numbers stored as text: declare the column's kind if they are quantities");
        }
        if (evidence.present() >= ENOUGH_ROWS && distinct() * 2 > evidence.present()) {
            warnings.add("more than half of the values are distinct: looks like an identifier or free text; drop it or"
                    + " declare its kind");
        }
        String why = evidence.numbers.areCodes()
                ? ", some of them digits that are no quantity: zeros before them, or more than a number holds"
                : "";
        return found(ColumnKind.CATEGORICAL, distinct() + (distinct() == 1 ? " level" : " levels") + why);
    }

    private long sameButForCase() {
        List<String> levels = evidence.distinct.kept();
        long folded = levels.stream()
                .map(level -> level.toLowerCase(Locale.ROOT))
                .distinct()
                .count();
        return levels.size() - folded;
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
        ColumnSchema schema = MissingRules.written(ColumnSchema.of(evidence.name, kind), evidence);
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
