package dev.synth.io.internal.foreign;

import dev.synth.io.internal.column.MisfitException;
import dev.synth.io.internal.infer.DateCandidate;
import dev.synth.io.internal.infer.DateShapes;
import dev.synth.table.Column;
import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.TableFormatException;
import dev.synth.table.WholeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dates and date-times in the training table's pattern or, if that does not fit, in any usual one that fits all of them.
 * Where patterns fit that give other days, the one in the training table's order of day and month is taken.
 */
final class ForeignDates extends ForeignColumn {

    private final Range range;
    private @Nullable List<Reading> readings;
    private int leading;

    ForeignDates(ColumnSchema expected, String place, Range range) {
        super(expected, place);
        this.range = range;
    }

    /** The dates so far, in microseconds, as one pattern has them. */
    private static final class Reading {
        private final DateCandidate pattern;
        private long[] values;
        private int size;

        Reading(DateCandidate pattern, int missing) {
            this.pattern = pattern;
            this.values = new long[Math.max(64, missing)];
            Arrays.fill(values, 0, missing, WholeColumn.MISSING);
            this.size = missing;
        }

        boolean add(String text) {
            long value = pattern.codec().parse(text);
            if (value != WholeColumn.MISSING) {
                add(pattern.kind() == ColumnKind.DATE ? value * WholeColumn.MICROS_PER_DAY : value);
            }
            return value != WholeColumn.MISSING;
        }

        void add(long micros) {
            if (size == values.length) {
                values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
            }
            values[size++] = micros;
        }

        long[] values() {
            return Arrays.copyOf(values, size);
        }

        /** In the unit of the training table's column. */
        double[] numbers(ColumnKind kind) {
            double unit = kind == ColumnKind.DATE ? WholeColumn.MICROS_PER_DAY : 1;
            return Arrays.stream(values())
                    .mapToDouble(value -> value == WholeColumn.MISSING ? Double.NaN : value / unit)
                    .toArray();
        }

        String name() {
            return pattern.name();
        }

        boolean isDayFirst() {
            return name().indexOf('d') >= 0 && name().indexOf('d') < name().indexOf('M');
        }
    }

    /** The ways in which this text, the first one, may be written. */
    private List<Reading> readings(String text) {
        if (readings == null) {
            readings = Stream.concat(Stream.of(DateCandidate.of(expected())), DateShapes.of(text).stream())
                    .map(pattern -> new Reading(pattern, leading))
                    .toList();
        }
        return readings;
    }

    @Override
    public void addMissing() {
        if (readings == null) {
            leading++;
        } else {
            readings.forEach(reading -> reading.add(WholeColumn.MISSING));
        }
    }

    @Override
    public void addText(String text) {
        List<Reading> fitting = new ArrayList<>();
        for (Reading reading : readings(text)) {
            if (reading.add(text)) {
                fitting.add(reading);
            }
        }
        if (fitting.isEmpty()) {
            throw new MisfitException(
                    "is not a date in the way of the rows before it; write all dates of the column as "
                            + expected().format().orElse("ISO-8601"));
        }
        readings = fitting;
    }

    @Override
    public void addWhole(long value) {
        long micros = expected().kind() == ColumnKind.DATE ? value * WholeColumn.MICROS_PER_DAY : value;
        readings("").forEach(reading -> reading.add(micros));
    }

    @Override
    public Column build() {
        Reading reading = chosen(readings(""));
        Optional<String> pattern = reading.pattern.pattern();
        if (leading < reading.size && !pattern.equals(expected().format())) {
            note("is written as " + reading.name() + ", not as "
                    + expected().format().orElse("ISO-8601"));
        }
        long[] micros = reading.values();
        if (expected().kind() == ColumnKind.DATE_TIME) {
            return WholeColumn.of(micros);
        }
        if (Arrays.stream(micros)
                .allMatch(value -> value == WholeColumn.MISSING || value % WholeColumn.MICROS_PER_DAY == 0)) {
            return WholeColumn.of(Arrays.stream(micros)
                    .map(value -> value == WholeColumn.MISSING ? value : value / WholeColumn.MICROS_PER_DAY)
                    .toArray());
        }
        note("holds times of day, where the training table has dates: compared as date-times");
        become(ColumnKind.DATE_TIME);
        return WholeColumn.of(micros);
    }

    private Reading chosen(List<Reading> fitting) {
        Reading first = fitting.get(0);
        boolean own = first.pattern.kind() == expected().kind()
                && first.pattern.pattern().equals(expected().format());
        List<Reading> others = fitting.stream()
                .filter(reading -> !Arrays.equals(reading.values(), first.values()))
                .toList();
        if (own || others.isEmpty()) {
            return first;
        }
        Optional<Reading> inOrder = fitting.stream()
                .filter(reading -> expected().format().isPresent() && reading.isDayFirst() == isDayFirst())
                .findFirst();
        return inOrder.orElseGet(() -> told(first, others.get(0)));
    }

    private boolean isDayFirst() {
        String pattern = expected().format().orElse("");
        return pattern.indexOf('d') < pattern.indexOf('M');
    }

    private Reading told(Reading first, Reading second) {
        double[] a = first.numbers(expected().kind());
        double[] b = second.numbers(expected().kind());
        if (range.prefers(a, b) || range.prefers(b, a)) {
            return range.prefers(a, b) ? first : second;
        }
        throw new TableFormatException(place() + ": its dates may be written as " + first.name()
                + " or as " + second.name() + ", and the training table does not tell which. Write them as "
                + expected().format().orElse("ISO-8601") + ".");
    }
}
