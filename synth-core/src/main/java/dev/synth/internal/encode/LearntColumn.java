package dev.synth.internal.encode;

/**
 * A column that the network learns.
 *
 * @param position of the column in the schema
 * @param coder its modes
 * @param base position of the column whose value is added to this one's, or {@link #NO_BASE}; a discharge date is learnt
 *     as days since admission, or, where days of the week are coded, since the week of admission
 */
public record LearntColumn(int position, ModeCoder coder, int base) {
    public static final int NO_BASE = -1;

    public boolean hasBase() {
        return base != NO_BASE;
    }

    /** What is coded of a number, given that of its base. */
    double since(double baseNumber, double number) {
        return coder instanceof CalendarCoder calendar
                ? calendar.calendar().since(baseNumber, number)
                : number - baseNumber;
    }

    /** The number of which this was coded, not below that of its base. */
    double after(double baseNumber, double coded) {
        return coder instanceof CalendarCoder calendar
                ? calendar.calendar().after(baseNumber, coded)
                : baseNumber + Math.max(0, coded);
    }

    /** The same column with as many modes as a network can have outputs for. */
    LearntColumn narrowed() {
        return coder instanceof LevelCoder levels ? new LearntColumn(position, LongTailCoder.of(levels), base) : this;
    }
}
