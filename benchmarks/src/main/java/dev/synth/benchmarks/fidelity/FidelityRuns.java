package dev.synth.benchmarks.fidelity;

import dev.synth.benchmarks.Commands;
import dev.synth.benchmarks.fidelity.RowMaker.Made;
import dev.synth.table.Schema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Trains and scores table by table, seed by seed; what fails is told and does not stop the rest. */
final class FidelityRuns {
    private final RowMaker maker;
    private final List<Long> seeds;
    private final RunLog log;
    private final Consumer<String> news;
    private final Set<String> warned = new HashSet<>();
    private boolean failed;

    /** @param news told how far the runs are */
    FidelityRuns(RowMaker maker, List<Long> seeds, RunLog log, Consumer<String> news) {
        this.maker = maker;
        this.seeds = List.copyOf(seeds);
        this.log = log;
        this.news = news;
    }

    /**
     * Runs every seed on every table.
     *
     * @return whether all of them could be scored
     * @throws IllegalArgumentException before anything is trained, if the settings do not fit a table
     * @throws IOException if a table's schema cannot be read, or the results cannot be written
     */
    boolean run(List<TablePair> pairs, Map<String, TableSettings> settings) throws IOException {
        Map<TablePair, Schema> schemas = new LinkedHashMap<>();
        for (TablePair pair : pairs) {
            schemas.put(pair, SplitTable.schema(pair, of(pair, settings)));
        }
        log.begin();
        for (TablePair pair : pairs) {
            run(pair, schemas.get(pair), of(pair, settings));
        }
        return !failed;
    }

    private static TableSettings of(TablePair pair, Map<String, TableSettings> settings) {
        return settings.getOrDefault(pair.name(), TableSettings.NONE);
    }

    private void run(TablePair pair, Schema schema, TableSettings settings) throws IOException {
        SplitTable table;
        try {
            table = SplitTable.read(pair, schema, settings);
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            fail(pair.name(), Optional.empty(), e);
            return;
        }
        news.accept(pair.name() + ": " + table.describe());
        List<ScoredRun> runs = new ArrayList<>();
        for (long seed : seeds) {
            Optional<ScoredRun> run = run(table, seed);
            if (run.isPresent()) {
                runs.add(run.get());
                log.run(run.get());
            }
        }
        if (!runs.isEmpty()) {
            log.line(FidelityMarkdown.summary(runs, seeds.size()));
        }
    }

    private Optional<ScoredRun> run(SplitTable table, long seed) throws IOException {
        String which = table.name() + ", seed " + seed + ": ";
        try {
            news.accept(which + "training");
            Made made = maker.make(table.training(), seed, new Progress(table.name(), which));
            news.accept(which + "scoring");
            return Optional.of(ScoredRun.of(table, made, seed));
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException | OutOfMemoryError e) {
            fail(table.name(), Optional.of(seed), e);
            return Optional.empty();
        }
    }

    /** Passes on what a generator tells, a warning once per table. */
    private final class Progress implements RowMaker.News {
        private final String table;
        private final String which;

        Progress(String table, String which) {
            this.table = table;
            this.which = which;
        }

        @Override
        public void onProgress(String text) {
            news.accept(which + text);
        }

        @Override
        public void onWarning(String text) {
            String warning = table + ": " + text;
            if (warned.add(warning)) {
                news.accept(warning);
            }
        }
    }

    private void fail(String table, Optional<Long> seed, Throwable reason) throws IOException {
        failed = true;
        log.failure(table, seed, Commands.reason(reason));
    }
}
