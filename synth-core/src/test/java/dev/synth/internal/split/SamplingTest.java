package dev.synth.internal.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.RowLimit;
import dev.synth.table.RowSample;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.TableBuilder;
import dev.synth.table.TableFormatException;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private static final Schema NUMBERS = Schema.builder().integer("n").build();

    private static Table numbers(int rows) {
        TableBuilder builder = Table.builder(NUMBERS);
        IntStream.range(0, rows).forEach(row -> builder.addRow((long) row));
        return builder.build();
    }

    /** Passes over a table in memory, counted. */
    private static final class Source {
        final Table rows;
        int passes;

        Source(Table rows) {
            this.rows = rows;
        }

        Table pass(RowChoice choice) {
            passes++;
            return rows.rows(IntStream.range(0, rows.rowCount())
                    .filter(row -> choice.next(
                            choice.byEntity()
                                    ? (String) rows.value(row, rows.schema().indexOf("who"))
                                    : null))
                    .toArray());
        }
    }

    @Test
    void aSourceThatFitsIsReadWholeInOnePass() throws IOException {
        Source source = new Source(numbers(100));
        RowSample sample = Sampling.read("s", NUMBERS, RowLimit.rows(100), source::pass);
        assertThat(sample.isWhole()).isTrue();
        assertThat(sample.table().rowCount()).isEqualTo(100);
        assertThat(sample.number(99)).isEqualTo(100);
        assertThat(source.passes).isEqualTo(1);
    }

    @Test
    void ofALargerOneExactlyAsManyRowsAreDrawnAsFitInTwoPasses() throws IOException {
        Source source = new Source(numbers(101));
        RowSample sample = Sampling.read("s", NUMBERS, RowLimit.rows(100), source::pass);
        assertThat(source.passes).isEqualTo(2);
        assertThat(sample.sourceRows()).isEqualTo(101);
        assertThat(sample.isWhole()).isFalse();
        assertThat(sample.table().rowCount()).isEqualTo(100);
        for (int row = 0; row < 100; row++) {
            assertThat(sample.table().value(row, 0)).isEqualTo(sample.number(row) - 1);
        }
    }

    @Test
    void knownRowsSaveAPassAndTheDrawIsTheSame() throws IOException {
        Source source = new Source(numbers(5_000));
        RowSample sample = Sampling.read("s", NUMBERS, 5_000, RowLimit.rows(700), source::pass);
        assertThat(source.passes).isEqualTo(1);
        RowSample again = Sampling.read("s", NUMBERS, RowLimit.rows(700), source::pass);
        assertThat(IntStream.range(0, 700).mapToLong(again::number).toArray())
                .isEqualTo(IntStream.range(0, 700).mapToLong(sample::number).toArray());
    }

    @Test
    void everyRowIsAsLikelyAsAnyOther() {
        int[] drawn = new int[40];
        int draws = 20_000;
        for (int seed = 0; seed < draws; seed++) {
            RowChoice choice = RowChoice.uniform(10, 40, seed);
            for (int row = 0; row < 40; row++) {
                drawn[row] += choice.next(null) ? 1 : 0;
            }
        }
        double sd = Math.sqrt(draws * 0.25 * 0.75);
        assertThat(IntStream.of(drawn).asDoubleStream().boxed())
                .allSatisfy(count -> assertThat(count).isBetween(5_000 - 5 * sd, 5_000 + 5 * sd));
        assertThat(IntStream.of(drawn).sum()).isEqualTo(10 * draws);
    }

    @Test
    void entitiesAreDrawnWholeAndTheLimitHolds() throws IOException {
        Schema schema = Schema.of(List.of(
                ColumnSchema.of("who", ColumnKind.IDENTIFIER).withRole(Role.ENTITY),
                ColumnSchema.of("n", ColumnKind.INTEGER)));
        TableBuilder builder = Table.builder(schema);
        for (int row = 0; row < 20_000; row++) {
            builder.addRow(row % 10 == 0 ? null : "P" + (row * 7919L % 4_000), (long) row);
        }
        Source source = new Source(builder.build());
        RowSample sample = Sampling.read("s", schema, 20_000, RowLimit.rows(5_000), source::pass);
        assertThat(sample.table().rowCount()).isBetween(4_500, 5_000);
        Set<Object> in = new HashSet<>();
        Set<Long> rows = new HashSet<>();
        for (int row = 0; row < sample.table().rowCount(); row++) {
            in.add(sample.table().value(row, 0));
            rows.add(sample.number(row));
        }
        for (int row = 0; row < 20_000; row++) {
            Object who = source.rows.value(row, 0);
            if (who != null) {
                assertThat(rows.contains(row + 1L)).isEqualTo(in.contains(who));
            }
        }
        long nameless = LongStream.of(IntStream.range(0, sample.table().rowCount())
                        .filter(row -> sample.table().value(row, 0) == null)
                        .mapToLong(sample::number)
                        .toArray())
                .count();
        assertThat(nameless).as("rows without a name are drawn one by one").isBetween(380L, 600L);
    }

    @Test
    void anEntityThatIsLargerThanTheLimitMakesTheDrawSmallerOrRefused() throws IOException {
        Schema schema =
                Schema.of(List.of(ColumnSchema.of("who", ColumnKind.IDENTIFIER).withRole(Role.ENTITY)));
        TableBuilder one = Table.builder(schema);
        IntStream.range(0, 1_000).forEach(row -> one.addRow(row < 900 ? "everybody" : "P" + row));
        RowSample sample = Sampling.of(one.build(), RowLimit.rows(500));
        assertThat(sample.table().rowCount()).isLessThanOrEqualTo(500);
        assertThat(sample.sourceRows()).isEqualTo(1_000);
    }

    @Test
    void aSourceThatChangesBetweenPassesIsRefused() {
        Source source = new Source(numbers(90));
        assertThatThrownBy(() -> Sampling.read("s", NUMBERS, 100, RowLimit.rows(50), source::pass))
                .isInstanceOf(TableFormatException.class)
                .hasMessageContaining("'s' had 100 rows at first and 90 when it was read again");
    }

    @Test
    void theStandardLimitCountsValuesAndTextsEightfold() {
        Schema wide =
                Schema.builder().integer("a").continuous("b", 1).identifier("c").build();
        assertThat(RowLimit.standard().rowsOf(wide)).isEqualTo(5_000_000);
        Schema dropped = Schema.builder()
                .integer("a")
                .add(ColumnSchema.of("c", ColumnKind.TEXT).withRole(Role.DROP))
                .build();
        assertThat(RowLimit.standard().rowsOf(dropped)).isEqualTo(50_000_000);
        assertThat(RowLimit.rows(10).rowsOf(wide)).isEqualTo(10);
        assertThat(RowLimit.NONE.rowsOf(wide)).isEqualTo(1 << 30);
        assertThatThrownBy(() -> RowLimit.rows(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
