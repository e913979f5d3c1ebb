package dev.synth.examples;

import dev.synth.JudgedSynthesizer;
import dev.synth.Release;
import dev.synth.Synthesis;
import dev.synth.eval.LeakageGate;
import dev.synth.gan.ConditionLikelihood;
import dev.synth.gan.Conditions;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gan.Synthesizer;
import dev.synth.io.CsvSource;
import dev.synth.io.TableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains a model that can be resumed, and writes rows of one kind: older women on two wards. */
public final class SampleUnderConditions {
    static final Conditions OLDER_WOMEN = Conditions.where("ward", "Cardiology", "Intensive")
            .and("sex", "F")
            .andBetween("age", "65", "80")
            .andBetween("admission_date", "2024-07-01", null);

    private SampleUnderConditions() {}

    /** Makes 500 patients; the two arguments, both optional, are the file to read and the folder to write to. */
    public static void main(String[] args) throws IOException {
        Path patients = Path.of(args.length > 0 ? args[0] : "examples/data/patients.csv");
        Path folder = Files.createDirectories(Path.of(args.length > 1 ? args[1] : "examples/target"));
        GanOptions options = GanOptions.builder().seed(42).build();
        Synthesizer model = train(patients, options, folder.resolve("state"));
        Path synthetic = folder.resolve("older-women.csv");
        ConditionLikelihood likelihood = write(model, 500, synthetic);
        System.out.printf("Rows: %s, such as %.1f %% of the model's rows are%n", synthetic, 100 * likelihood.share());
    }

    /** Goes on from the state that is found in the folder, if there is one, and removes it at the end. */
    static Synthesizer train(Path patients, GanOptions options, Path folder) throws IOException {
        JudgedSynthesizer judged = Synthesis.from(CsvSource.of(patients))
                .train(GanTrainer.with(options).checkpointing(folder))
                .judge(LeakageGate.standard());
        return judged.synthesizer();
    }

    /**
     * Writes this many rows, if the model carries a PASS.
     *
     * @throws dev.synth.ReleaseRefusedException if it does not
     */
    static ConditionLikelihood write(Synthesizer model, int rows, Path synthetic) throws IOException {
        ConditionLikelihood likelihood = model.likelihood(OLDER_WOMEN, 1);
        Release release = Release.of(model, OLDER_WOMEN, rows, 1);
        release.writeTo(TableFiles.sink(synthetic));
        return likelihood;
    }
}
