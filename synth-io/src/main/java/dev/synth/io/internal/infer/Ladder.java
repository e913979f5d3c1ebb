package dev.synth.io.internal.infer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the order of levels that are steps of a known ladder, numbered steps or ranges of numbers. */
final class Ladder {
    private static final int FEWEST = 3;
    private static final int MOST = 60;

    /** Words of one rank are separated by a bar. */
    private static final List<List<String>> WORDS = List.of(
            List.of("very low", "low", "medium|moderate|mid|middle|normal|average", "high", "very high"),
            List.of("none|absent|normal", "minimal", "mild", "moderate", "severe", "very severe|critical"),
            List.of("none", "slight", "mild", "moderate", "severe", "very severe"),
            List.of("xxs|2xs", "xs", "s", "m", "l", "xl", "xxl|2xl", "xxxl|3xl", "xxxxl|4xl"),
            List.of("extra small", "small", "medium", "large", "extra large"),
            List.of("never", "rarely|seldom", "sometimes|occasionally", "often|frequently|usually", "always"),
            List.of(
                    "strongly disagree",
                    "disagree",
                    "neutral|undecided|neither agree nor disagree",
                    "agree",
                    "strongly agree"),
            List.of(
                    "very dissatisfied",
                    "dissatisfied",
                    "neutral|neither satisfied nor dissatisfied",
                    "satisfied",
                    "very satisfied"),
            List.of("very unlikely", "unlikely", "neutral", "likely", "very likely"),
            List.of("very poor", "poor", "fair|average", "good", "very good", "excellent"),
            List.of("very bad", "bad", "fair|average|neutral|ok", "good", "very good"),
            List.of("beginner", "intermediate", "advanced", "expert"),
            List.of("bronze", "silver", "gold", "platinum", "diamond"),
            List.of("primary", "secondary", "tertiary"),
            List.of("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"));

    private static final List<String> ROMAN =
            List.of("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII");
    private static final Pattern ROMAN_STEP = Pattern.compile("(.*?)\\b([IVX]+)([A-C]?)");
    private static final Pattern NUMBERED = Pattern.compile(
            "(?i)((?:stage|grade|level|class|phase|tier|degree|category|group|band|step|quartile|quintile|decile|risk)[ _-]?)"
                    + "(\\d{1,3})");
    /** A comma separates the ends in brackets only: without them it may be a decimal comma. */
    private static final Pattern RANGE = Pattern.compile(
            "[\\[(]?(\\d+(?:\\.\\d+)?)(?: ?(?:-|–|to) ?|(?<=[\\[(][\\d.]{1,20}), ?)(\\d+(?:\\.\\d+)?)[])]?");

    private static final Pattern BELOW = Pattern.compile("(?:<|<=|≤|under |below |up to ) ?(\\d+(?:\\.\\d+)?)");
    private static final Pattern ABOVE =
            Pattern.compile("(?:>|>=|≥|over |above ) ?(\\d+(?:\\.\\d+)?)|(\\d+(?:\\.\\d+)?) ?(?:\\+|and over|or more)");

    private Ladder() {}

    /** The levels, the least first; empty if they are no ladder. */
    static Optional<List<String>> order(List<String> levels) {
        if (levels.size() < FEWEST || levels.size() > MOST) {
            return Optional.empty();
        }
        return words(levels)
                .or(() -> ranked(levels, new Roman()::rank))
                .or(() -> ranked(levels, new Numbered()::rank))
                .or(() -> ranges(levels));
    }

    private static Optional<List<String>> words(List<String> levels) {
        for (List<String> ladder : WORDS) {
            Map<String, Integer> ranks = new HashMap<>();
            for (int rank = 0; rank < ladder.size(); rank++) {
                for (String word : ladder.get(rank).split("\\|")) {
                    ranks.put(word, rank);
                }
            }
            Optional<List<String>> order = ranked(
                    levels,
                    level -> Optional.ofNullable(ranks.get(level.strip()
                                    .toLowerCase(Locale.ROOT)
                                    .replace('_', ' ')
                                    .replace('-', ' ')))
                            .map(Integer::doubleValue));
            if (order.isPresent()) {
                return order;
            }
        }
        return Optional.empty();
    }

    private static Optional<List<String>> ranges(List<String> levels) {
        boolean some = levels.stream().anyMatch(level -> RANGE.matcher(level).matches());
        return some ? ranked(levels, Ladder::rangeRank) : Optional.empty();
    }

    /** The middle of a range; below its end or above its beginning where that is all it has. */
    private static Optional<Double> rangeRank(String level) {
        Matcher range = RANGE.matcher(level);
        if (range.matches()) {
            double from = Double.parseDouble(range.group(1));
            double to = Double.parseDouble(range.group(2));
            return from < to ? Optional.of((from + to) / 2) : Optional.empty();
        }
        Matcher below = BELOW.matcher(level.toLowerCase(Locale.ROOT));
        if (below.matches()) {
            return Optional.of(Double.parseDouble(below.group(1)) - 1e-6);
        }
        Matcher above = ABOVE.matcher(level.toLowerCase(Locale.ROOT));
        if (above.matches()) {
            return Optional.of(Double.parseDouble(above.group(1) == null ? above.group(2) : above.group(1)) + 1e-6);
        }
        return Optional.empty();
    }

    /** The levels by rank, if every one has a rank of its own. */
    private static Optional<List<String>> ranked(List<String> levels, Function<String, Optional<Double>> rankOf) {
        Map<String, Double> ranks = new HashMap<>();
        for (String level : levels) {
            Optional<Double> rank = rankOf.apply(level);
            if (rank.isEmpty()) {
                return Optional.empty();
            }
            ranks.put(level, rank.get());
        }
        return new HashSet<>(ranks.values()).size() < ranks.size()
                ? Optional.empty()
                : Optional.of(
                        levels.stream().sorted(Comparator.comparing(ranks::get)).toList());
    }

    /** Roman numerals after one prefix, with letters for halves: {@code Stage IIIB}. */
    private static final class Roman {
        private String prefix = "";
        private boolean first = true;

        Optional<Double> rank(String level) {
            Matcher step = ROMAN_STEP.matcher(level);
            if (!step.matches() || !(first || step.group(1).equals(prefix))) {
                return Optional.empty();
            }
            first = false;
            prefix = step.group(1);
            int number = ROMAN.indexOf(step.group(2));
            double letter = step.group(3).isEmpty() ? 0 : (step.group(3).charAt(0) - 'A' + 1) / 10.0;
            return number < 0 ? Optional.empty() : Optional.of(number + letter);
        }
    }

    /** Numbers after one prefix that speaks of steps. */
    private static final class Numbered {
        private String prefix = "";

        Optional<Double> rank(String level) {
            Matcher step = NUMBERED.matcher(level);
            if (!step.matches() || !(prefix.isEmpty() || step.group(1).equals(prefix))) {
                return Optional.empty();
            }
            prefix = step.group(1);
            return Optional.of(Double.parseDouble(step.group(2)));
        }
    }
}
