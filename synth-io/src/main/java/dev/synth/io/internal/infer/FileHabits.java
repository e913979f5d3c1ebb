package dev.synth.io.internal.infer;

import java.util.List;

/**
 * What the columns that leave no doubt say about the others of their file.
 *
 * @param decimalComma whether some write decimals after a comma and none after a point
 * @param commaBeforeDecimals what a comma that may mean thousands or decimals stands before: decimals, where others write
 *     decimals after a comma, or semicolons separate the values and none writes them after a point
 * @param pointBeforeThousands whether a point that may mean thousands or decimals stands before thousands: where others
 *     write decimals after a comma and none after a point, and semicolons separate the values
 * @param decimalPoint whether some write decimals after a point and none after a comma
 * @param monthFirst whether some write the month before the day and none after it
 * @param dayFirst whether some write the day before the month and none after it
 */
record FileHabits(
        boolean decimalComma,
        boolean commaBeforeDecimals,
        boolean pointBeforeThousands,
        boolean decimalPoint,
        boolean monthFirst,
        boolean dayFirst) {
    /** The habits of these columns' file, whose values are separated by semicolons or otherwise. */
    static FileHabits of(List<ColumnEvidence> columns, boolean semicolons) {
        List<Character> marks = columns.stream()
                .filter(column -> column.domain == Domain.UNTYPED && column.numbers.allNumbers())
                .map(column -> column.numbers.marks().decisiveMark())
                .toList();
        List<String> orders = columns.stream()
                .flatMap(column -> column.dates.decisiveOrder().stream())
                .toList();
        boolean commas = marks.contains(',');
        boolean points = marks.contains('.');
        boolean months = orders.contains("Mdy");
        boolean days = orders.contains("dMy");
        return new FileHabits(
                commas && !points,
                (commas || semicolons) && !points,
                commas && semicolons && !points,
                points && !commas,
                months && !days,
                days && !months);
    }
}
