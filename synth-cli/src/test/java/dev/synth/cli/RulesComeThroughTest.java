package dev.synth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synth.eval.internal.metrics.Metrics;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gan.Synthesizer;
import dev.synth.io.SchemaProposal;
import dev.synth.io.TableFiles;
import dev.synth.table.Rule;
import dev.synth.table.RuleBreach;
import dev.synth.table.Schema;
import dev.synth.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Rules that are found in a table hold in every row made of it, and cost it nothing of how its columns go together. */
class RulesComeThroughTest {
    private static final Path PATIENTS = Path.of("../examples/data/patients.csv");
    private static final Path TRIAL =
            Path.of(System.getProperty("synth.shared", "../../shared"), "data", "cdisc_adsl.csv");
    private static final double NOISE = 0.01;

    private static Table read(Path file, Schema schema) throws IOException {
        return TableFiles.source(file).read(schema);
    }

    private static Synthesizer train(Table rows, int steps) {
        return GanTrainer.with(GanOptions.builder()
                        .seed(1)
                        .steps(steps)
                        .generatorWidth(64)
                        .criticWidth(64)
                        .build())
                .train(rows);
    }

    private static double pairTrends(Table real, Table made) {
        return Metrics.fidelity(real, null, made, 1).columnPairTrends().mean();
    }

    @Test
    void patients() throws IOException {
        Schema schema = SchemaProposal.of(PATIENTS).schema();
        assertThat(schema.rules())
                .containsExactly(
                        new Rule.Order(List.of("admission_date", "discharge_date"), false),
                        new Rule.Combination(List.of("icd10", "ward")));
        Table real = read(PATIENTS, schema);
        Table plain = read(PATIENTS, schema.withRules(List.of()));

        Table ruled = train(real, 200).sampleTable(5_000, 2);
        Table free = train(plain, 200).sampleTable(5_000, 2);

        assertThat(RuleBreach.of(schema.rules(), ruled, real)).isEmpty();
        assertThat(RuleBreach.of(schema.rules(), free, real)).isNotEmpty();
        assertThat(pairTrends(plain, ruled)).isGreaterThan(pairTrends(plain, free) - NOISE);
    }

    @Test
    void subjectsOfATrial() throws IOException {
        Assumptions.assumeTrue(Files.exists(TRIAL), "no real table at " + TRIAL);
        Schema schema = SchemaProposal.of(TRIAL).schema();
        assertThat(schema.rules())
                .contains(
                        new Rule.Order(List.of("DMDTC", "RFSTDTC", "RFXENDTC", "EOSDT", "RFENDTC"), false),
                        new Rule.Combination(List.of("ARM", "ARMCD", "TRT01P")),
                        new Rule.MissingWhen("RFENDTC", "SAFFL", List.of("N")))
                .extracting(Rule::toString)
                .contains("TRTSDT = RFSTDTC", "TRTDURD = RFXENDTC - RFSTDTC + 1", "DMDY = DMDTC - RFSTDTC");
        Table real = read(TRIAL, schema);
        Table plain = read(TRIAL, schema.withRules(List.of()));

        Synthesizer model = train(real, 200);
        Table ruled = model.sampleTable(1_000, 2);
        Table free = train(plain, 200).sampleTable(1_000, 2);

        assertThat(RuleBreach.of(schema.rules(), ruled, real)).isEmpty();
        assertThat(RuleBreach.of(schema.rules(), free, real)).hasSizeGreaterThan(5);
        assertThat(model.ruleAcceptance(1)).isGreaterThan(0.2);
        assertThat(pairTrends(plain, ruled)).isGreaterThan(pairTrends(plain, free) - NOISE);
    }
}
