package dev.synth.internal.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.internal.encode.FittedEncoder;
import dev.synth.internal.encode.FittedTable;
import dev.synth.internal.encode.Layout;
import dev.synth.internal.encode.LearntColumn;
import dev.synth.internal.encode.LevelCoder;
import dev.synth.internal.encode.ModeCoder;
import dev.synth.internal.encode.NumberCoder;
import dev.synth.internal.encode.Segment;
import dev.synth.internal.network.GeneratorWeights;
import dev.synth.table.LevelColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowSamplerTest {
    private static LevelCoder levels(String... levels) {
        double[] frequencies = new double[levels.length];
        java.util.Arrays.fill(frequencies, 1.0 / levels.length);
        return new LevelCoder(List.of(levels), frequencies);
    }

    private static FittedEncoder encoder(Schema schema, ModeCoder... coders) {
        List<LearntColumn> learnt = new ArrayList<>();
        for (int c = 0; c < coders.length; c++) {
            learnt.add(new LearntColumn(c, coders[c], LearntColumn.NO_BASE));
        }
        return new FittedEncoder(schema, learnt, List.of(), Map.of(), Map.of(), List.of());
    }

    /** A generator whose logits are linear in what is known. */
    private static GeneratorWeights weights(Layout layout, float[] known) {
        int features = layout.features();
        int outputs = layout.width();
        float[] last = new float[(features + 3) * outputs];
        System.arraycopy(known, 0, last, 3 * outputs, known.length);
        return new GeneratorWeights(
                1,
                features,
                1,
                outputs,
                new float[features + 1],
                new float[1],
                new float[features + 2],
                new float[1],
                last,
                new float[outputs]);
    }

    @Test
    void theShareOfRowsThatMeetManyConditionsIsTheProductOfTheirShares() {
        String[] ten = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
        FittedEncoder encoder = encoder(
                Schema.builder()
                        .categorical("u")
                        .categorical("v")
                        .categorical("w")
                        .build(),
                levels(ten),
                levels(ten),
                levels(ten));
        RowSampler sampler = new RowSampler(
                LearntModel.of(FittedTable.of(encoder), weights(new Layout(encoder.learnt()), new float[0])), 8);

        RowSampler.Likelihood found = sampler.likelihood(
                List.of(
                        new Requirement("u", List.of("a", "b"), null, null),
                        new Requirement("v", List.of("a", "b"), null, null),
                        new Requirement("w", List.of("a", "b"), null, null)),
                2_048,
                1);

        assertThat(found.share()).isCloseTo(0.008, within(1e-6));
        assertThat(found.acceptance()).isCloseTo(0.04, within(0.02));
    }

    @Test
    void aValueInTwoCellsComesFromEachAsOftenAsTheOtherConditionsHave() {
        // The value 5 lies half in each cell of 0 to 10; the level 'yes' and the witness lean on the cell.
        NumberCoder number = new NumberCoder(
                List.of(new Segment(new double[] {0, 1}, new double[] {0, 10}, 1)),
                2,
                new double[0],
                false,
                1,
                new double[] {1});
        FittedEncoder encoder = encoder(
                Schema.builder()
                        .integer("n")
                        .categorical("answer")
                        .categorical("witness")
                        .build(),
                number,
                levels("yes", "no"),
                levels("low", "high"));
        Layout layout = new Layout(encoder.learnt());
        float[] known = new float[layout.features() * layout.width()];
        int cell = layout.offset(layout.cellField(0));
        for (int c = 0; c < 2; c++) {
            // 'yes' has odds 9 : 1 in the lower cell and 1 : 9 in the upper one; the witness says which it was.
            known[(cell + c) * layout.width() + layout.offset(1)] = (float) ((c == 0 ? 1 : -1) * Math.log(9));
            known[(cell + c) * layout.width() + layout.offset(2) + c] = 40;
        }
        RowSampler sampler = new RowSampler(LearntModel.of(FittedTable.of(encoder), weights(layout, known)), 8);

        Table rows = sampler.sample(
                0,
                4_000,
                1,
                List.of(
                        new Requirement("n", List.of("5"), null, null),
                        new Requirement("answer", List.of("yes"), null, null)),
                sampler.noKeys());

        assertThat(((LevelColumn) rows.column("witness")).counts()[0] / 4_000.0).isCloseTo(0.9, within(0.02));
    }

    @Test
    void aBoundOfMinusZeroIsZero() {
        NumberCoder number = new NumberCoder(
                List.of(new Segment(new double[] {0, 1}, new double[] {-1, 1}, 1)),
                2,
                new double[0],
                false,
                1,
                new double[] {1});

        assertThat(Double.doubleToRawLongBits(number.decode(0, -0.2))).isZero();
        Schema schema = Schema.builder().continuous("x", 1).build();
        Bounds zero = Bounds.of(schema.column(0), new Requirement("x", List.of("-0"), null, null));
        assertThat(zero.contain(number.decode(0, -0.2))).isTrue();
    }
}
