package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.table.NumericView;
import dev.synth.table.Rule;
import dev.synth.table.RuleBreach;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that stand for something else, such as 9999-12-31 for no end, in columns that never lie below another one. */
class FarDatesTest {
    private static final int ROWS = 3_000;
    private static final LocalDate NO_END = LocalDate.of(9999, 12, 31);
    private static final LocalDate UNKNOWN = LocalDate.of(1900, 1, 1);
    private static final LocalDate FIRST = LocalDate.of(2012, 1, 1);
    private static final double NONE = 999_999;

    @TempDir
    Path folder;

    /** Accounts: six in ten are open and have no end; of one in twenty nobody knows since when. */
    private static Table accounts(Schema schema) {
        SplittableRandom random = new SplittableRandom(5);
        TableBuilder builder = Table.builder(schema);
        for (int row = 0; row < ROWS; row++) {
            boolean open = random.nextInt(10) < 6;
            LocalDate opened = FIRST.plusDays(random.nextInt(3_000));
            LocalDate closed = opened.plusDays(30 + random.nextInt(1_200));
            int least = random.nextInt(100);
            builder.addRow(
                    random.nextInt(20) == 0 ? UNKNOWN : opened,
                    open ? NO_END : closed,
                    open ? "open" : "closed",
                    (long) least,
                    open ? (long) NONE : least + random.nextInt(400));
        }
        return builder.build();
    }

    private static Schema.Builder columns() {
        return Schema.builder()
                .date("opened")
                .date("closed")
                .categorical("status")
                .integer("least")
                .integer("most");
    }

    private static Synthesizer train(Table table) {
        return GanTrainer.with(GanOptions.builder()
                        .seed(1)
                        .steps(400)
                        .generatorWidth(64)
                        .criticWidth(64)
                        .latentSize(16)
                        .build())
                .train(table);
    }

    private static double share(Table table, IntPredicate holds) {
        return IntStream.range(0, table.rowCount()).filter(holds).count() / (double) table.rowCount();
    }

    private static IntPredicate equal(Table table, String column, double value) {
        NumericView numbers = (NumericView) table.column(column);
        return row -> numbers.number(row) == value;
    }

    private static void requireSame(Table made, Table real, String column, double value) {
        IntPredicate madeHolds = equal(made, column, value);
        IntPredicate realHolds = equal(real, column, value);
        assertThat(share(made, madeHolds)).as(column).isCloseTo(share(real, realHolds), within(0.025));
        NumericView numbers = (NumericView) made.column(column);
        NumericView others = (NumericView) real.column(column);
        double[] rest = IntStream.range(0, real.rowCount())
                .filter(row -> !realHolds.test(row))
                .mapToDouble(others::number)
                .sorted()
                .toArray();
        assertThat(IntStream.range(0, made.rowCount())
                        .filter(row -> !madeHolds.test(row))
                        .mapToDouble(numbers::number))
                .as(column)
                .allMatch(number -> number >= rest[0] && number <= rest[rest.length - 1]);
    }

    private static void requireStatus(Table made, String column, double value) {
        IntPredicate holds = equal(made, column, value);
        int status = made.schema().indexOf("status");
        assertThat(share(made, row -> holds.test(row) != "open".equals(made.value(row, status))))
                .as("open accounts that have an end, and closed ones that have none: %s", column)
                .isLessThan(0.04);
    }

    @Test
    void theyKeepTheirShareWhereAnOrderIsFound() {
        Table real = accounts(columns().build());
        Synthesizer model = train(real);
        Table made = model.sampleTable(ROWS, 1);

        requireSame(made, real, "closed", NO_END.toEpochDay());
        requireSame(made, real, "opened", UNKNOWN.toEpochDay());
        requireStatus(made, "closed", NO_END.toEpochDay());
        Rule order = new Rule.Order(List.of("opened", "closed"), false);
        assertThat(RuleBreach.of(List.of(order), made, real)).isEmpty();
        assertThat(model.disclosedLiterals().get("closed")).containsExactly(NO_END.toString());
    }

    @Test
    void theyKeepTheirShareWhereAnOrderIsDeclared() throws Exception {
        Schema schema = columns()
                .add(new Rule.Order(List.of("opened", "closed"), true))
                .add(new Rule.Order(List.of("least", "most"), false))
                .build();
        Table real = accounts(schema);
        Synthesizer model = train(real);
        Table made = model.sampleTable(ROWS, 1);

        requireSame(made, real, "closed", NO_END.toEpochDay());
        requireSame(made, real, "most", NONE);
        requireStatus(made, "closed", NO_END.toEpochDay());
        requireStatus(made, "most", NONE);
        assertThat(RuleBreach.of(schema.rules(), made, real)).isEmpty();
        assertThat(model.disclosedLiterals().get("most")).containsExactly("999999");

        model.save(folder.resolve("accounts.synth"));
        Synthesizer loaded = Synthesizer.load(folder.resolve("accounts.synth"));
        assertThat(SynthesizerTest.rows(loaded.sampleTable(200, 3)))
                .isEqualTo(SynthesizerTest.rows(model.sampleTable(200, 3)));
    }
}
