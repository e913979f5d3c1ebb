package dev.synth.internal.split;

import dev.synth.internal.random.Hash64;
import dev.synth.internal.random.Seeds;
import dev.synth.table.TableFormatException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a pass over a source are kept. It is asked once for every row, in order, and counts them. Not
 * thread-safe; one serves one pass.
 */
public abstract sealed class RowChoice {
    /** The longest array that columns grow to. */
    private static final long MOST_ROWS = 1L << 30;

    private long seen;

    private RowChoice() {}

    /**
     * Every row.
     *
     * @param source what the message calls it if there are more rows than a table can hold
     */
    public static RowChoice all(String source) {
        return new All(source);
    }

    /** The first rows, the others only counted. */
    public static RowChoice first(int rows) {
        return new First(rows);
    }

    /** A simple random sample of {@code wanted} of {@code rows} rows (selection sampling, Knuth, vol. 2, algorithm S). */
    public static Drawn uniform(int wanted, long rows, long seed) {
        return new Uniform(wanted, rows, Seeds.stream(seed, Seeds.SOURCE, 0));
    }

    /** The rows of about this share of the entities, no more than {@code most}. */
    public static Drawn entities(double share, int most, long seed) {
        return new Whole(share, most, seed);
    }

    /**
     * Whether the next row is kept.
     *
     * @param entity the name of the row's entity; null if it has none, or if {@link #byEntity()} is false
     */
    public final boolean next(@Nullable String entity) {
        return keeps(seen++, entity);
    }

    /** Whether names of entities decide. */
    public boolean byEntity() {
        return false;
    }

    /** How many rows have been asked about. */
    public final long seen() {
        return seen;
    }

    abstract boolean keeps(long row, @Nullable String entity);

    /** A choice that remembers which rows it kept. */
    public abstract static sealed class Drawn extends RowChoice {
        private long[] numbers;
        private int kept;

        private Drawn(int expected) {
            numbers = new long[expected];
        }

        /** The numbers of the rows that were kept, from 1. */
        public final long[] numbers() {
            return Arrays.copyOf(numbers, kept);
        }

        /** Whether more rows should have been kept than may be. */
        public boolean isOverfull() {
            return false;
        }

        final int kept() {
            return kept;
        }

        @Override
        final boolean keeps(long row, @Nullable String entity) {
            boolean keeps = draws(row, entity);
            if (keeps) {
                if (kept == numbers.length) {
                    numbers = Arrays.copyOf(numbers, kept + kept / 2 + 1);
                }
                numbers[kept++] = row + 1;
            }
            return keeps;
        }

        abstract boolean draws(long row, @Nullable String entity);
    }

    private static final class All extends RowChoice {
        private final String source;

        All(String source) {
            this.source = source;
        }

        @Override
        boolean keeps(long row, @Nullable String entity) {
            if (row == MOST_ROWS) {
                throw new TableFormatException("'" + source + "' has more than " + MOST_ROWS
                        + " rows, more than a table in memory can have; read a sample of it.");
            }
            return true;
        }
    }

    private static final class First extends RowChoice {
        private final int rows;

        First(int rows) {
            this.rows = rows;
        }

        @Override
        boolean keeps(long row, @Nullable String entity) {
            return row < rows;
        }
    }

    private static final class Uniform extends Drawn {
        private final int wanted;
        private final long rows;
        private final SplittableRandom random;

        Uniform(int wanted, long rows, SplittableRandom random) {
            super(wanted);
            this.wanted = wanted;
            this.rows = rows;
            this.random = random;
        }

        @Override
        boolean draws(long row, @Nullable String entity) {
            return row < rows && random.nextLong(rows - row) < wanted - kept();
        }
    }

    private static final class Whole extends Drawn {
        private final double share;
        private final int most;
        private final long seed;
        private boolean overfull;

        Whole(double share, int most, long seed) {
            super(most);
            this.share = share;
            this.most = most;
            this.seed = seed;
        }

        @Override
        public boolean byEntity() {
            return true;
        }

        @Override
        public boolean isOverfull() {
            return overfull;
        }

        /** A row without a name is an entity of its own. */
        @Override
        boolean draws(long row, @Nullable String entity) {
            long key = entity == null ? Seeds.mix(row) : Hash64.of(entity);
            double place = (Seeds.derive(seed, Seeds.SOURCE, key) >>> 11) * 0x1p-53;
            overfull |= place < share && kept() == most;
            return place < share && !overfull;
        }
    }
}
