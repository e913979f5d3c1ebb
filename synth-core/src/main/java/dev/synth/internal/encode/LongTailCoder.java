package dev.synth.internal.encode;

import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.LevelColumn;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of very many levels: the most frequent ones (and missing) have modes of their own; the others, in alphabetical
 * order, lie side by side on a line, each as long as it is frequent, and the line is cut into intervals and cells as a
 * column of numbers is. So the network's width grows with the root of the number of levels at most, every level comes out as
 * often as it should, and codes that begin alike (postcodes, diagnoses) lie together.
 *
 * @see LevelCoder
 */
public final class LongTailCoder implements ModeCoder {
    /** A column of no more levels has one mode per level. */
    private static final int MANY_LEVELS = 160;

    private static final int HEAD_LEVELS = 96;
    /** So many cells per level of the tail, if that is not too many intervals. */
    private static final int CELLS_PER_LEVEL = 2;

    private static final int MOST_INTERVALS = 64;

    private final LevelCoder flat;
    /** How many intervals there are, and how many cells each is cut into. */
    private final int intervals;
    /** The flat mode of each mode that is no interval. */
    private final int[] head;
    /** The flat modes that share the line, in alphabetical order. */
    private final int[] tail;
    /** Where on the line, 0 to 1, each of them ends. */
    private final double[] ends;
    /** By flat mode: the mode if it is of the head, otherwise −1 − its place in the tail. */
    private final int[] place;

    private final double[] frequencies;

    private LongTailCoder(LevelCoder flat, int headLevels, int intervals) {
        this.flat = flat;
        this.intervals = intervals;
        List<@Nullable String> levels = flat.levels();
        int[] byFrequency = IntStream.range(0, flat.modes())
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(mode -> levels.get(mode) == null ? -1 : 0)
                        .thenComparingDouble(mode -> -flat.frequencies()[mode]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.head = Arrays.copyOf(byFrequency, headLevels);
        this.tail = Arrays.stream(byFrequency, headLevels, byFrequency.length)
                .boxed()
                .sorted(Comparator.comparing(levels::get))
                .mapToInt(Integer::intValue)
                .toArray();
        this.ends = new double[tail.length];
        this.place = new int[flat.modes()];
        double mass = Arrays.stream(tail)
                .mapToDouble(mode -> flat.frequencies()[mode])
                .sum();
        double end = 0;
        for (int t = 0; t < tail.length; t++) {
            end += flat.frequencies()[tail[t]];
            ends[t] = end / mass;
            place[tail[t]] = -1 - t;
        }
        this.frequencies = new double[intervals + head.length];
        Arrays.fill(frequencies, 0, intervals, mass / intervals);
        for (int h = 0; h < head.length; h++) {
            frequencies[intervals + h] = flat.frequencies()[head[h]];
            place[head[h]] = intervals + h;
        }
    }

    /** A coder for a column of these levels: itself, if they are not many. */
    static ModeCoder of(LevelCoder flat) {
        if (flat.modes() <= MANY_LEVELS) {
            return flat;
        }
        int tail = flat.modes() - HEAD_LEVELS;
        int intervals = (int) Math.ceil(Math.sqrt((double) CELLS_PER_LEVEL * tail));
        return new LongTailCoder(flat, HEAD_LEVELS, Math.min(MOST_INTERVALS, intervals));
    }

    /**
     * A coder as it was fitted.
     *
     * @throws IllegalArgumentException if a number is out of range
     */
    public static LongTailCoder restore(LevelCoder flat, int headLevels, int intervals) {
        if (headLevels < 1 || headLevels >= flat.modes() || intervals < 1 || intervals > MOST_INTERVALS) {
            throw new IllegalArgumentException(headLevels + " levels of " + flat.modes() + " and " + intervals
                    + " intervals do not make a column of many levels");
        }
        return new LongTailCoder(flat, headLevels, intervals);
    }

    /** The same levels, one mode for each. */
    @Override
    public LevelCoder flat() {
        return flat;
    }

    /** How many levels, missing included, have modes of their own. */
    public int headLevels() {
        return head.length;
    }

    @Override
    public int modes() {
        return frequencies.length;
    }

    @Override
    public int segments() {
        return intervals;
    }

    @Override
    public int cells() {
        return intervals;
    }

    @Override
    public double[] frequencies() {
        return frequencies;
    }

    @Override
    public double[][] ranks() {
        return new double[2][modes()];
    }

    @Override
    public Codes encode(Column column, SplittableRandom random) {
        int[] modes = flat.encode((LevelColumn) column, random).codes();
        float[] positions = new float[modes.length];
        for (int row = 0; row < modes.length; row++) {
            int at = place[modes[row]];
            if (at >= 0) {
                modes[row] = at;
                continue;
            }
            double begin = begin(-1 - at);
            double along = (begin + random.nextDouble() * (ends[-1 - at] - begin)) * intervals;
            modes[row] = Math.min(intervals - 1, (int) along);
            positions[row] = (float) (2 * (along - modes[row]) - 1);
        }
        return new Codes(modes, positions);
    }

    private double begin(int tailPlace) {
        return tailPlace == 0 ? 0 : ends[tailPlace - 1];
    }

    /** The mode of {@link #flat()} that a mode and a position in it, −1 to 1, stand for. */
    public int flatMode(int mode, double position) {
        return mode >= intervals ? head[mode - intervals] : tail[tailPlace(mode, position)];
    }

    private int tailPlace(int interval, double position) {
        int found = Arrays.binarySearch(ends, (interval + (position + 1) / 2) / intervals);
        return Math.min(tail.length - 1, found >= 0 ? found + 1 : -1 - found);
    }

    /** Whether a mode, from one position in it to another, may stand for one of some modes of {@link #flat()}. */
    public boolean overlaps(int mode, double from, double to, boolean[] flatModes) {
        if (mode >= intervals) {
            return flatModes[head[mode - intervals]];
        }
        int last = tailPlace(mode, to);
        for (int t = tailPlace(mode, from); t <= last; t++) {
            if (flatModes[tail[t]]) {
                return true;
            }
        }
        return false;
    }

    @Override
    public List<String> literals(ColumnKind kind) {
        return flat.literals(kind);
    }
}
