package dev.synth.gan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.table.LevelColumn;
import dev.synth.table.NumberColumn;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A column of more levels than a network has outputs for: 600 postcodes, the region being the first digit. */
class ManyLevelsTest {
    private static final int CODES = 600;
    private static final int ROWS = 12_000;

    private static Synthesizer model;

    @BeforeAll
    static void trainSaveAndLoad(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("model.synth");
        GanTrainer.with(GanOptions.builder()
                        .steps(400)
                        .generatorWidth(48)
                        .criticWidth(48)
                        .latentSize(8)
                        .build())
                .train(towns())
                .save(file);
        model = Synthesizer.load(file);
    }

    private static Table towns() {
        SplittableRandom random = new SplittableRandom(4);
        List<String> codes = new ArrayList<>();
        List<String> regions = new ArrayList<>();
        double[] rents = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            // Low numbers are frequent; every code is there.
            int town = row < 8 * CODES ? row % CODES : (int) (CODES * Math.pow(random.nextDouble(), 4));
            String code = code(town);
            codes.add(code);
            regions.add("region " + code.charAt(0));
            rents[row] = 10 * (code.charAt(0) - '0') + 2 * random.nextGaussian();
        }
        return Table.of(
                Schema.builder()
                        .categorical("code")
                        .categorical("region")
                        .continuous("rent", 2)
                        .build(),
                List.of(LevelColumn.of(codes), LevelColumn.of(regions), NumberColumn.of(rents)));
    }

    /** Codes of a region are no neighbours by frequency. */
    private static String code(int town) {
        return String.format("%d%03d", 1 + town % 6, town);
    }

    private static List<Map<String, Object>> sample(Conditions conditions, int rows) {
        return SynthesizerTest.rows(
                model.sample(conditions, rows, 1).reduce(Table::append).orElseThrow());
    }

    @Test
    void frequentAndRareLevelsComeOutAsOftenAsTheyShould() {
        Map<Object, Integer> drawn = new HashMap<>();
        int rows = 60_000;
        sample(Conditions.NONE, rows).forEach(row -> drawn.merge(row.get("code"), 1, Integer::sum));

        Map<String, Integer> wanted = new HashMap<>();
        SynthesizerTest.rows(towns()).forEach(row -> wanted.merge(String.valueOf(row.get("code")), 1, Integer::sum));
        double apart = 0;
        for (String code : wanted.keySet()) {
            apart += Math.abs(drawn.getOrDefault(code, 0) / (double) rows - wanted.get(code) / (double) ROWS) / 2;
        }
        // Sixty thousand rows of six hundred codes differ by 0.04 by chance.
        assertThat(apart).isLessThan(0.09);
        assertThat(drawn).hasSizeGreaterThan(CODES * 99 / 100);
    }

    @Test
    void whatALevelDeterminesFollowsIt() {
        assertThat(sample(Conditions.NONE, 5_000))
                .allMatch(row -> row.get("region")
                        .equals("region " + String.valueOf(row.get("code")).charAt(0)));
    }

    @Test
    void otherColumnsKnowTheRareLevelsToo() {
        double apart = sample(Conditions.NONE, 5_000).stream()
                .filter(row -> Integer.parseInt(String.valueOf(row.get("code")).substring(1)) > 200)
                .mapToDouble(row -> Math.abs(((Number) row.get("rent")).doubleValue()
                        - 10 * (String.valueOf(row.get("code")).charAt(0) - '0')))
                .average()
                .orElseThrow();

        // Without any knowledge of the code it would be 19.
        assertThat(apart).isLessThan(6);
    }

    @Test
    void aRareLevelAndAColumnThatFollowsCanBeConditions() {
        String rare = code(517);
        assertThat(sample(Conditions.where("code", rare), 200)).allMatch(row -> rare.equals(row.get("code")));
        assertThat(sample(Conditions.where("code", code(0), rare), 400))
                .extracting(row -> row.get("code"))
                .contains(rare, code(0))
                .containsOnly(rare, code(0));
        assertThat(sample(Conditions.where("region", "region 3"), 400))
                .allMatch(row -> String.valueOf(row.get("code")).startsWith("3"));
    }
}
