package dev.synth.io.internal.csv;

import dev.synth.io.CsvOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds out delimiter, quote and header from a file's first rows, where they are not given. */
final class CsvSniffer {
    private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
    private static final double CLOSE = 0.5;
    private static final int ENOUGH_QUOTED = 2;

    private final String text;
    private final boolean cut;
    private final CsvOptions options;
    private final List<String> notes = new ArrayList<>();

    private CsvSniffer(String text, boolean cut, CsvOptions options) {
        this.text = text;
        this.cut = cut;
        this.options = options;
    }

    /**
     * The layout of a text.
     *
     * @param cut whether the text is only the beginning
     * @param options what is given
     */
    static CsvLayout layout(String text, boolean cut, CsvOptions options) {
        return new CsvSniffer(text, cut, options).layout();
    }

    private CsvLayout layout() {
        CsvSample sample = delimited(options.quote().orElse('"'));
        if (options.quote().isEmpty() && sample.quotedCells() == 0) {
            sample = apostrophes(sample).orElse(sample);
        }
        boolean named = sample.rows().isEmpty()
                || options.header().orElse(true) && (options.header().isPresent() || isNamed(sample));
        return new CsvLayout(
                sample.delimiter(),
                sample.quote(),
                named,
                sample.rows().isEmpty() ? List.of() : sample.rows().get(0),
                sample.usualWidth(),
                List.copyOf(notes),
                0,
                HeaderStyle.NONE);
    }

    private boolean isNamed(CsvSample sample) {
        boolean named = HeaderRule.isNamed(sample);
        if (!named) {
            notes.add(
                    "The first line is taken for a row, because its values are of the kind of those below; if it holds"
                            + " names, say that there is a header.");
        }
        return named;
    }

    private CsvSample delimited(char quote) {
        if (options.delimiter().isPresent()) {
            return CsvSample.of(text, cut, options.delimiter().get(), quote);
        }
        List<CsvSample> samples = DELIMITERS.stream()
                .map(delimiter -> CsvSample.of(text, cut, delimiter, quote))
                .toList();
        CsvSample best = samples.get(0);
        for (CsvSample sample : samples) {
            if (sample.score() > best.score()) {
                best = sample;
            }
        }
        CsvSample chosen = decimalCommas(best, samples).orElse(best);
        if (chosen == best) {
            sayIfClose(best, samples);
        }
        return chosen;
    }

    /** Rows of numbers with decimal commas can be split at these too. */
    private Optional<CsvSample> decimalCommas(CsvSample best, List<CsvSample> samples) {
        if (best.delimiter() != ',') {
            return Optional.empty();
        }
        Optional<CsvSample> other = samples.stream()
                .filter(sample -> sample != best && sample.isRegular())
                .filter(sample -> sample.rows().stream()
                        .flatMap(List::stream)
                        .filter(cell -> cell.indexOf(',') >= 0)
                        .allMatch(cell -> cell.matches("[+-]?\\d*,\\d+")))
                .findFirst();
        other.ifPresent(sample -> notes.add("The delimiter is taken to be " + name(sample.delimiter())
                + ", and commas to be decimal ones; if commas separate values, give the delimiter."));
        return other;
    }

    private void sayIfClose(CsvSample best, List<CsvSample> samples) {
        samples.stream()
                .filter(sample -> sample != best && sample.isRegular() && sample.score() >= CLOSE * best.score())
                .findFirst()
                .ifPresent(second -> notes.add(String.format(
                        Locale.ROOT,
                        "The delimiter is taken to be %s, which splits lines into %d values; %s would split them into %d.",
                        name(best.delimiter()),
                        best.rows().get(0).size(),
                        name(second.delimiter()),
                        second.rows().get(0).size())));
    }

    private Optional<CsvSample> apostrophes(CsvSample plain) {
        List<String> before = List.copyOf(notes);
        CsvSample sample = delimited('\'');
        boolean fits = sample.quotedCells() >= ENOUGH_QUOTED
                && !sample.broken()
                && sample.isRegular()
                && sample.score() >= plain.score();
        if (!fits) {
            notes.clear();
            notes.addAll(before);
            return Optional.empty();
        }
        notes.add("Values stand in single quotes (" + sample.quotedCells() + " of the first rows' do).");
        return Optional.of(sample);
    }

    /** Whether this name holds one of the usual delimiters. */
    static boolean couldSplit(String name) {
        return DELIMITERS.stream().anyMatch(delimiter -> name.indexOf(delimiter) >= 0);
    }

    static String name(char delimiter) {
        return switch (delimiter) {
            case '\t' -> "a tab";
            case '|' -> "a bar (|)";
            case ',' -> "a comma";
            case ';' -> "a semicolon";
            default -> delimiter < ' ' ? String.format(Locale.ROOT, "U+%04X", (int) delimiter) : "'" + delimiter + "'";
        };
    }
}
