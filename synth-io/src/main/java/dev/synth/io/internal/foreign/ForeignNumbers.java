package dev.synth.io.internal.foreign;

import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.column.NumberForm;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.NumberColumn;
import dev.synth.table.TableFormatException;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers in any {@link ForeignStyle} that fits all of them. Plain numbers win where they fit, then the training table's
 * own way; where two styles fit that give
 * other numbers, the training table's kind, decimals and range must tell them apart.
 */
final class ForeignNumbers extends ForeignColumn {
    private static final double LARGEST_EXACT = 1L << 53;
    private static final int GROUP = 3;

    private final Range range;
    private List<Reading> readings;

    ForeignNumbers(ColumnSchema expected, String place, Range range) {
        super(expected, place);
        this.range = range;
        Values none = new Values();
        this.readings = ForeignStyle.of(expected).stream()
                .map(style -> new Reading(style, none))
                .toList();
    }

    /** The numbers so far, shared by the styles that agree on all of them. */
    private static final class Values {
        private double[] values = new double[64];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
            }
            values[size++] = value;
        }

        Values copy() {
            Values copy = new Values();
            copy.values = values.clone();
            copy.size = size;
            return copy;
        }

        double[] toArray() {
            return Arrays.copyOf(values, size);
        }
    }

    private record Reading(ForeignStyle style, Values values) {}

    @Override
    public void addMissing() {
        add(Double.NaN);
    }

    @Override
    public void addText(String text) {
        NumberForm form = NumberForm.of(text);
        if (form != null && form.whole()) {
            addNumber(Double.parseDouble(text)); // the same in every style
            return;
        }
        Map<Values, Map<Double, Values>> grown = new IdentityHashMap<>();
        List<Reading> fitting = new ArrayList<>();
        for (Reading reading : readings) {
            double value = reading.style().parse(text);
            if (!Double.isNaN(value)) {
                Map<Double, Values> byValue = grown.computeIfAbsent(reading.values(), shared -> new LinkedHashMap<>());
                Values values = byValue.get(checked(value));
                if (values == null) {
                    values = byValue.isEmpty()
                            ? reading.values()
                            : reading.values().copy();
                    byValue.put(value, values);
                }
                fitting.add(new Reading(reading.style(), values));
            }
        }
        if (fitting.isEmpty()) {
            throw new MisfitException(
                    text.matches("(?i)[+-]?inf(inity)?")
                            ? "is not a finite number; leave it missing or replace it"
                            : "is not a number in the way of the rows before it; write all numbers of the column in one way");
        }
        readings = fitting;
        grown.values().forEach(byValue -> byValue.forEach((value, values) -> values.add(value)));
    }

    @Override
    public void addWhole(long value) {
        addNumber(value);
    }

    @Override
    public void addNumber(double value) {
        add(checked(value));
    }

    private void add(double value) {
        readings.stream().map(Reading::values).distinct().forEach(values -> values.add(value));
    }

    private double checked(double value) {
        if (Double.isInfinite(value)) {
            throw new MisfitException("is not a finite number; leave it missing or replace it");
        }
        if (expected().kind() == ColumnKind.INTEGER && Math.abs(value) > LARGEST_EXACT) {
            throw new MisfitException(
                    "is too large to be compared exactly; declare the column identifier or categorical");
        }
        return value;
    }

    @Override
    public Column build() {
        Reading reading = chosen();
        double[] values = reading.values().toArray();
        if (!reading.style().label().isEmpty()) {
            note("is written with " + reading.style().label());
        }
        if (expected().kind() == ColumnKind.CONTINUOUS) {
            return NumberColumn.of(values);
        }
        if (isWhole(values)) {
            return WholeColumn.of(Arrays.stream(values)
                    .mapToLong(value -> Double.isNaN(value) ? WholeColumn.MISSING : (long) value)
                    .toArray());
        }
        note("holds numbers that are not whole, where the training table's are: compared as continuous");
        become(ColumnKind.CONTINUOUS);
        return NumberColumn.of(values);
    }

    private Reading chosen() {
        Reading first = readings.get(0);
        if (first.style().label().isEmpty()) {
            return first;
        }
        List<Reading> others = readings.stream()
                .filter(reading -> !Arrays.equals(
                        reading.values().toArray(), first.values().toArray()))
                .toList();
        if (others.isEmpty()) {
            return first;
        }
        return told(first, others.get(0));
    }

    /** Thousands or decimals: all that is left are values such as 1,234. */
    private Reading told(Reading thousands, Reading decimals) {
        boolean fine = expected().kind() == ColumnKind.CONTINUOUS
                && expected().decimals().orElse(GROUP) >= GROUP;
        if (!fine
                || range.prefers(thousands.values().toArray(), decimals.values().toArray())) {
            return thousands;
        }
        if (range.prefers(decimals.values().toArray(), thousands.values().toArray())) {
            return decimals;
        }
        throw new TableFormatException(place() + ": every comma stands before three digits, so that"
                + " '1,234' may be 1234 or 1.234, and the training table does not tell which. Write the numbers without"
                + " marks of thousands and with a decimal point.");
    }

    private static boolean isWhole(double[] values) {
        return Arrays.stream(values).allMatch(value -> Double.isNaN(value) || value == Math.rint(value));
    }
}
