package dev.synth.eval.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round places for the labels of an axis.
 *
 * @param top where the axis ends
 * @param places where the labels stand, ascending
 */
record Ticks(double top, List<Double> places, List<String> labels) {
    private static final double LEAST = 1e-6;

    /** At most {@code steps} steps up to {@code largest}, labelled in per cent. */
    static Ticks percent(double largest, int steps) {
        return of(largest, steps, 100, "%%");
    }

    /** At most {@code steps} steps up to {@code largest}, labelled as plain numbers. */
    static Ticks plain(double largest, int steps) {
        return of(largest, steps, 1, "");
    }

    /** At most {@code steps + 1} steps that span {@code least} to {@code largest}, for an axis that starts at the first place. */
    static Ticks between(double least, double largest, int steps) {
        double step = step(Math.max(largest - least, LEAST) / steps);
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        List<Double> places = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (long i = (long) Math.floor(least / step); places.isEmpty() || (i - 1) * step < largest; i++) {
            places.add(i * step);
            labels.add(String.format(Locale.ROOT, "%." + decimals + "f", i * step));
        }
        return new Ticks(places.get(places.size() - 1), places, labels);
    }

    /** The same without the label at 0, for the second of two axes that meet there. */
    Ticks withoutZero() {
        return new Ticks(top, places.subList(1, places.size()), labels.subList(1, labels.size()));
    }

    private static Ticks of(double largest, int steps, double factor, String unit) {
        double end = Math.max(largest, LEAST);
        double step = step(end / steps);
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step * factor) + 1e-9));
        List<Double> places = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i * step <= end * (1 + 1e-9); i++) {
            places.add(i * step);
            labels.add(i == 0 ? "0" : String.format(Locale.ROOT, "%." + decimals + "f" + unit, i * step * factor));
        }
        return new Ticks(end * 1.04, places, labels);
    }

    /** The least of 1, 2, 5 × a power of ten that is not below {@code least}. */
    private static double step(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }
}
