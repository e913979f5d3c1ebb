package dev.synth.benchmarks.memory;

import java.io.IOException;
import java.util.List;

/** What a process of its own does while its memory is watched; arguments and outcome are words. */
enum Task {
    /** Trains on the Adult-shaped table: model file, steps. */
    MODEL {
        @Override
        String run(List<String> arguments) throws IOException {
            return Workloads.model(arguments.get(0), number(arguments.get(1)));
        }
    },
    /** Samples from a model file to a CSV file that is thrown away: model file, rows. */
    SAMPLE {
        @Override
        String run(List<String> arguments) throws IOException {
            return Workloads.sample(arguments.get(0), Long.parseLong(arguments.get(1)));
        }
    },
    /** Trains on a big Adult-shaped table: rows, steps. */
    ROWS {
        @Override
        String run(List<String> arguments) {
            return Workloads.rows(number(arguments.get(0)), number(arguments.get(1)));
        }
    },
    /** Trains on a column of many levels and compares head and tail: rows, levels, steps. */
    LEVELS {
        @Override
        String run(List<String> arguments) {
            return ManyLevels.run(number(arguments.get(0)), number(arguments.get(1)), number(arguments.get(2)));
        }
    },
    /** Writes a large CSV file: the file, bytes. */
    WRITE {
        @Override
        String run(List<String> arguments) throws IOException {
            return Workloads.write(arguments.get(0), Long.parseLong(arguments.get(1)));
        }
    },
    /** Trains on a file: the file, seconds. */
    FILE {
        @Override
        String run(List<String> arguments) throws IOException {
            return Workloads.file(arguments.get(0), Long.parseLong(arguments.get(1)));
        }
    };

    /**
     * Does it.
     *
     * @return what came out, in a few words
     */
    abstract String run(List<String> arguments) throws IOException;

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
