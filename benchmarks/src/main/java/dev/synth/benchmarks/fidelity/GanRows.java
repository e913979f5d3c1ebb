package dev.synth.benchmarks.fidelity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.synth.gan.GanOptions;
import dev.synth.gan.GanTrainer;
import dev.synth.gan.Synthesizer;
import dev.synth.gan.TrainingListener;
import dev.synth.gan.TrainingProgress;
import dev.synth.privacy.PrivacyBudget;
import dev.synth.table.Table;
import java.time.Duration;
import java.util.Optional;

/**
 * Rows of the GAN with its default options.
 *
 * @param timeBudget of training
 * @param steps of training; the number of rows decides if empty
 * @param threads engine threads; the default if empty
 * @param privacy what the training may tell about one entity, at most; no promise if empty
 * @param criticShare share of that for letting the critic look at the table itself, 0 for none
 * @param drawsPerRow rows drawn under a promise for each that is kept; the default if empty
 */
record GanRows(
        Optional<Duration> timeBudget,
        Optional<Integer> steps,
        String device,
        Optional<Integer> threads,
        Optional<PrivacyBudget> privacy,
        double criticShare,
        Optional<Double> drawsPerRow)
        implements RowMaker {
    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return criticShare > 0 ? "dpgan" : "gan";
    }

    @Override
    public Made make(Table training, long seed, News news) {
        long begin = System.nanoTime();
        Synthesizer synthesizer = GanTrainer.with(options(seed)).train(training, new Watch(news));
        double trainingSeconds = (System.nanoTime() - begin) / NANOS;
        begin = System.nanoTime();
        Table rows = synthesizer.sampleTable(training.rowCount(), seed);
        double samplingSeconds = (System.nanoTime() - begin) / NANOS;
        return new Made(rows, synthesizer.provenance().steps(), trainingSeconds, samplingSeconds);
    }

    /** The defaults, but for what the command line says. */
    GanOptions options(long seed) {
        GanOptions.Builder options = GanOptions.builder().seed(seed).device(device);
        timeBudget.ifPresent(options::timeBudget);
        steps.ifPresent(options::steps);
        threads.ifPresent(options::threads);
        privacy.ifPresent(options::privacy);
        options.criticShare(criticShare);
        drawsPerRow.ifPresent(options::drawsPerRow);
        return options.build();
    }

    @Override
    public void describe(ObjectNode record) {
        timeBudget.ifPresent(budget -> record.put("timeBudgetSeconds", budget.toSeconds()));
        steps.ifPresent(count -> record.put("steps", count));
        record.put("device", device);
        threads.ifPresent(count -> record.put("threads", count));
        privacy.ifPresent(budget -> record.put("epsilon", budget.epsilon()).put("delta", budget.delta()));
        if (criticShare > 0) {
            record.put("criticShare", criticShare);
        }
        drawsPerRow.ifPresent(draws -> record.put("drawsPerRow", draws));
    }

    /** Passes warnings on, and from time to time the progress. */
    private static final class Watch implements TrainingListener {
        private static final Duration INTERVAL = Duration.ofSeconds(30);

        private final News news;
        private Duration told = Duration.ZERO;

        Watch(News news) {
            this.news = news;
        }

        @Override
        public void onProgress(TrainingProgress progress) {
            if (progress.elapsed().minus(told).compareTo(INTERVAL) >= 0) {
                told = progress.elapsed();
                news.onProgress("step " + progress.step() + " of " + progress.steps() + " after "
                        + progress.elapsed().toSeconds() + " s");
            }
        }

        @Override
        public void onWarning(String message) {
            news.onWarning(message);
        }
    }
}
