package dev.synth.internal.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gan.Synthesizer;
import dev.synth.table.NumberColumn;
import dev.synth.table.Rule;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EchoTest {
    private static final int ROWS = 4_000;
    private static final double SETTLED = 0.3;

    /** Bills, nine tenths of them not zero, and payments of which three tenths settle the bill. */
    private static Table bills() {
        SplittableRandom random = new SplittableRandom(3);
        double[] bill = new double[ROWS];
        double[] payment = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            bill[row] = random.nextInt(10) == 0 ? 0 : Math.rint(100 * Math.exp(5 + random.nextGaussian())) / 100;
            boolean settled = random.nextDouble() < SETTLED;
            payment[row] = settled ? bill[row] : Math.rint(100 * bill[row] * random.nextDouble()) / 100;
        }
        Schema schema =
                Schema.builder().continuous("bill", 2).continuous("payment", 2).build();
        return Table.of(schema, List.of(NumberColumn.of(bill), NumberColumn.of(payment)));
    }

    private static double equal(Table table) {
        int equal = 0;
        for (int row = 0; row < table.rowCount(); row++) {
            double bill = table.numeric(0).number(row);
            equal += bill > 0 && bill == table.numeric(1).number(row) ? 1 : 0;
        }
        return (double) equal / table.rowCount();
    }

    @Test
    void undoesWhatItDid() {
        Table bills = bills();
        FittedRules rules = RuleFitter.fit(bills, 5);

        Table simple = rules.simplify(bills);
        Table restored = rules.restore(simple);

        assertThat(simple.schema().names()).containsExactly("bill", "payment", "payment from");
        assertThat(restored.schema()).isEqualTo(bills.schema());
        for (int row = 0; row < ROWS; row++) {
            assertThat(restored.row(row)).isEqualTo(bills.row(row));
        }
    }

    @Test
    void equalNumbersComeOutEqual(@TempDir Path folder) throws IOException {
        Table bills = bills();
        Synthesizer model =
                GanTrainer.with(GanOptions.builder().steps(150).seed(1).build()).train(bills);
        model.save(folder.resolve("bills.synth"));

        Table rows = Synthesizer.load(folder.resolve("bills.synth")).sampleTable(ROWS, 5);

        assertThat(equal(rows)).isBetween(0.8 * equal(bills), 1.2 * equal(bills));
        assertThat(rows.schema()).isEqualTo(bills.schema());
    }

    @Test
    void agreementInCommonValuesIsNone() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] values = new double[2][ROWS];
        for (int row = 0; row < ROWS; row++) {
            for (double[] column : values) {
                column[row] = random.nextInt(3) > 0 ? 0 : random.nextInt(1_000_000) / 100.0;
            }
        }
        Schema schema = Schema.builder().continuous("a", 2).continuous("b", 2).build();
        Table table = Table.of(schema, List.of(NumberColumn.of(values[0]), NumberColumn.of(values[1])));

        assertThat(RuleFitter.fit(table, 5).isEmpty()).isTrue();
    }

    @Test
    void columnsOfRulesAreLeftAlone() {
        Table bills = bills();
        Rule rule = new Rule.Order(List.of("payment", "bill"), false);
        Table ruled = Table.of(bills.schema().withRules(List.of(rule)), bills.columns());

        assertThat(RuleFitter.fit(ruled, 5).steps()).noneMatch(Echo.class::isInstance);
    }
}
