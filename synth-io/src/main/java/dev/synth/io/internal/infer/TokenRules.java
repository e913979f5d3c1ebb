package dev.synth.io.internal.infer;

import dev.synth.io.internal.column.MissingTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides whether spellings such as NA and None are missing values or values of their column, and says why. */
final class TokenRules {
    private static final String CODE = "NA";
    private static final int MAX_CODES = 300;
    private static final Set<String> REGIONS =
            Set.of("EU", "AS", "AF", "SA", "OC", "AN", "LA", "ME", "ASIA", "EMEA", "APAC", "LATAM", "MENA", "UK", "US");
    private static final Pattern REGION_NAME = Pattern.compile("region|continent|country|territor|market|geo");
    /** What regions and countries are called by in short. */
    private static final Pattern REGION_CODE = Pattern.compile("[A-Z]{2,6}");

    private static final String LOST_CODE = CODE + " is taken as missing, although the name speaks of places: if it is"
            + " one of them, such as North America or Namibia, set the attribute " + MissingTokens.PRESENT + " to '"
            + CODE + "'";

    private final ColumnEvidence column;
    private final List<ColumnEvidence> all;

    /**
     * How a column's spellings are taken.
     *
     * @param present those that are values
     * @param notes why, one for each spelling that might have been taken otherwise
     * @param warnings what to look at because of that
     */
    record Settled(List<String> present, List<String> notes, List<String> warnings) {}

    private TokenRules(ColumnEvidence column, List<ColumnEvidence> all) {
        this.column = column;
        this.all = all;
    }

    /** Settles a column's spellings against the evidence of all columns; the evidence is left as it is. */
    static Settled settle(ColumnEvidence column, List<ColumnEvidence> all) {
        if (column.hasBareMissing()) {
            return new Settled(
                    List.of(), List.of("what stands in quotes is a value, and missing ones stand bare"), List.of());
        }
        TokenRules rules = new TokenRules(column, all);
        List<String> present = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (String token : column.tokens()) {
            if (MissingTokens.isDoubtful(token)) {
                Optional<String> value = rules.whyValue(token);
                value.ifPresent(why -> present.add(token));
                notes.add(
                        token + " is taken as " + value.orElseGet(() -> "missing, because " + rules.whyMissing(token)));
            }
        }
        boolean lost =
                rules.isNamedRegion() && column.tokenCount(CODE) > 0 && !present.contains(CODE) && !column.isMeasured();
        return new Settled(present, notes, lost ? List.of(LOST_CODE) : List.of());
    }

    private Optional<String> whyValue(String token) {
        if (column.isMeasured()) {
            return Optional.empty();
        }
        return token.equals(CODE) ? whyCode() : whyLevel(token);
    }

    private Optional<String> whyCode() {
        if (column.present() == 0) {
            return isOnlyCodeOfFile()
                    ? Optional.of(
                            "a value, because it is the column's only one and the file marks missing ones otherwise")
                    : Optional.empty();
        }
        boolean few = column.distinct.size() <= MAX_CODES && column.distinct.size() > 1;
        boolean codes = column.shape.shortUpperCaseCodes()
                || isNamedRegion()
                        && column.distinct.kept().stream()
                                .allMatch(level -> REGION_CODE.matcher(level).matches());
        boolean spareToken = column.tokens().size() > 1;
        if (!few || !codes || !spareToken && !isRegion() && usedByMeasures(CODE)) {
            return Optional.empty();
        }
        return Optional.of("a level, because the other levels are short capital codes too");
    }

    private boolean isRegion() {
        return isNamedRegion()
                || column.distinct.kept().stream().filter(REGIONS::contains).count() >= 2;
    }

    private boolean isNamedRegion() {
        return REGION_NAME.matcher(column.name.toLowerCase(Locale.ROOT)).find();
    }

    private boolean isOnlyCodeOfFile() {
        return column.tokenCount(CODE) == column.missing()
                && all.stream().allMatch(other -> other == column || other.tokenCount(CODE) == 0)
                && all.stream().anyMatch(other -> other.tokenCount("") + other.tokenCount("?") > 0);
    }

    private Optional<String> whyLevel(String token) {
        boolean missing = column.present() == 0
                || usedByMeasures(token) && column.tokens().size() == 1;
        return missing
                ? Optional.empty()
                : Optional.of("a level, because "
                        + (usedByMeasures(token)
                                ? "the column marks missing values otherwise"
                                : "no column of numbers or dates marks missing values by it"));
    }

    /** Whether a column of numbers or dates marks missing values by this spelling. */
    private boolean usedByMeasures(String token) {
        return all.stream().anyMatch(other -> other != column && other.tokenCount(token) > 0 && other.isMeasured());
    }

    private String whyMissing(String token) {
        if (column.isMeasured()) {
            return "all other values are " + (column.numbers.allNumbers() ? "numbers" : "dates or times");
        }
        if (column.present() == 0) {
            return "the column has no other value";
        }
        return usedByMeasures(token)
                ? "columns of numbers or dates mark missing values by it"
                : "the other values are no short capital codes";
    }
}
