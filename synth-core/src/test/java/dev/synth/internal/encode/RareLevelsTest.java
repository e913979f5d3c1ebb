package dev.synth.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.synth.table.ColumnKind;
import dev.synth.table.ColumnSchema;
import dev.synth.table.LevelColumn;
import dev.synth.table.Role;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import dev.synth.table.ValueDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RareLevelsTest {
    private static final ColumnSchema CODE = ColumnSchema.of("code", ColumnKind.CATEGORICAL);

    private static List<String> repeated(Map<String, Integer> counts) {
        List<String> values = new ArrayList<>();
        new TreeMap<>(counts).forEach((level, count) -> {
            for (int i = 0; i < count; i++) {
                values.add(level);
            }
        });
        return values;
    }

    /** Levels by how many rows hold them, after encoding and decoding. */
    private static Map<String, Integer> backAndForth(ColumnSchema column, List<String> values) {
        Table table = Table.of(Schema.of(List.of(column)), List.of(LevelColumn.of(values)));
        FittedEncoder encoder = TableEncoder.fit(table, 5, 1);
        LevelColumn back =
                encoder.decode(encoder.encode(table, 1).columns(), 0, 9).levels(0);
        Map<String, Integer> counts = new TreeMap<>();
        IntStream.range(0, back.size()).forEach(row -> counts.merge(String.valueOf(back.level(row)), 1, Integer::sum));
        return counts;
    }

    private static List<String> diagnoses() {
        Map<String, Integer> counts = new TreeMap<>();
        for (int chapter = 0; chapter < 10; chapter++) {
            for (int code = 0; code < 3; code++) {
                counts.put("" + (char) ('A' + chapter) + "1" + code + ".9", 20);
            }
        }
        counts.put("E11", 40);
        counts.put("E11.65", 2);
        counts.put("E11.21", 1);
        counts.put("K50.0", 2);
        counts.put("K50.1", 3);
        counts.put("B10.7", 4);
        return repeated(counts);
    }

    @Test
    void rareCodesAreMergedIntoTheCodeThatTheyBelongTo() {
        Map<String, Integer> back = backAndForth(CODE, diagnoses());

        assertThat(back).containsEntry("E11", 43).doesNotContainKeys("E11.65", "E11.21");
    }

    @Test
    void rareCodesOfOneStemAreMergedIntoItWhereEnoughHoldThem() {
        assertThat(backAndForth(CODE, diagnoses())).containsEntry("K50", 5).doesNotContainKeys("K50.0", "K50.1");
    }

    @Test
    void aRareCodeOfARareStemBecomesOneThatBeginsAlike() {
        Map<String, Integer> back = backAndForth(CODE, diagnoses());

        assertThat(back).doesNotContainKeys("B10.7", "B10").containsEntry("B10.9", 24);
    }

    @Test
    void headAndTailOfManyCodesKeepTheirSharesByFirstLetter() {
        Map<String, Integer> counts = new TreeMap<>();
        for (int code = 0; code < 900; code++) {
            counts.put(String.format("%c%02d.%d", 'A' + code / 100, code / 10 % 10, code % 10), 1 + 2000 / (code + 1));
        }
        List<String> values = repeated(counts);

        Map<String, Integer> back = backAndForth(CODE, values);

        assertThat(back.keySet()).allMatch(code -> !counts.containsKey(code) || counts.get(code) >= 5);
        for (char letter = 'A'; letter <= 'I'; letter++) {
            String first = String.valueOf(letter);
            long expected =
                    values.stream().filter(code -> code.startsWith(first)).count();
            long found = back.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(first))
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            assertThat((double) found).as(first).isCloseTo(expected, within(0.02 * values.size()));
        }
    }

    @Test
    void rareLevelsGoToTheDeclaredOther() {
        ColumnSchema column = CODE.withDomain(new ValueDomain(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("Other"), Optional.empty()));
        List<String> values = repeated(Map.of("a", 60, "b", 40, "c", 3, "d", 3));

        assertThat(backAndForth(column, values)).isEqualTo(Map.of("a", 60, "b", 40, "Other", 6));
    }

    @Test
    void anOtherThatTooFewWouldHoldIsNotEmitted() {
        ColumnSchema column = CODE.withDomain(new ValueDomain(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.of("Other"), Optional.empty()));

        assertThat(backAndForth(column, repeated(Map.of("a", 60, "b", 40, "c", 3))))
                .containsOnlyKeys("a", "b");
    }

    @Test
    void rareStepsGoToTheNearestStep() {
        ColumnSchema stage = ColumnSchema.of("stage", ColumnKind.ORDINAL)
                .withLevels(List.of("none", "mild", "moderate", "severe", "critical"));
        Map<String, Integer> counts = Map.of("none", 50, "mild", 40, "moderate", 30, "severe", 20, "critical", 3);

        assertThat(backAndForth(stage, repeated(counts)))
                .isEqualTo(Map.of("none", 50, "mild", 40, "moderate", 30, "severe", 23));
    }

    @Test
    void publicCodesComeOutHoweverRare() {
        assertThat(backAndForth(CODE.withRole(Role.PUBLIC), diagnoses())).containsKeys("E11.65", "K50.0", "B10.7");
    }

    @Test
    void namesAreNoCodesAndAreReplacedByFrequency() {
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < 30; i++) {
            counts.put("Ward " + (char) ('a' + i), 10);
        }
        counts.put("Ward a.b", 2);
        Table table = Table.of(Schema.of(List.of(CODE)), List.of(LevelColumn.of(repeated(counts))));

        LevelCoder coder =
                (LevelCoder) TableEncoder.fit(table, 5, 1).learnt().get(0).coder();

        assertThat(coder.rare()).isEqualTo(RareLevels.BY_FREQUENCY);
    }

    @Test
    void stepsHaveRanksInTheirOrder() {
        ColumnSchema stage = ColumnSchema.of("stage", ColumnKind.ORDINAL).withLevels(List.of("low", "medium", "high"));
        Table table = Table.of(
                Schema.of(List.of(stage)),
                List.of(LevelColumn.of(repeated(Map.of("high", 20, "low", 20, "medium", 60)))));

        LearntColumn learnt = TableEncoder.fit(table, 5, 1).learnt().get(0);

        assertThat(((LevelCoder) learnt.coder()).levels()).containsExactly("low", "medium", "high");
        assertThat(learnt.coder().ranks()[0]).containsExactly(new double[] {-0.8, 0, 0.8}, within(1e-9));
        assertThat(new Layout(List.of(learnt)).numerics()).isEqualTo(1);
    }
}
