package dev.synth.eval.cases;

import dev.synth.eval.CanaryAudit;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;

/**
 * A generator under audit by 200 canaries among 1,800 stays in hospital, 100 guesses.
 *
 * @param leaks whether an auditor must find something in every run; otherwise in no more than 5 % of them
 */
record CanaryCase(String name, boolean leaks, Generator generator) {
    private static final int ROWS = 1_800;
    private static final int CANARIES = 200;
    private static final int GUESSES = 100;
    private static final double ERROR = 0.05;

    /** Trains and samples in one. */
    interface Generator {
        Table of(Table training, Table fresh, SplittableRandom random);
    }

    static List<CanaryCase> cases() {
        return List.of(
                new CanaryCase("bootstrap of T", true, (training, fresh, random) -> leak(training, fresh, random, 0)),
                new CanaryCase(
                        "overfit: kernel density, bandwidth 5 % SD",
                        true, (training, fresh, random) -> leak(training, fresh, random, 0.05)),
                new CanaryCase("fresh sample", false, (training, fresh, random) -> fresh));
    }

    private static Table leak(Table training, Table fresh, SplittableRandom random, double noise) {
        Table copies = training.rows(Pick.bootstrap().rows(training, random));
        return Edit.noise(noise).apply(copies, fresh, training, random);
    }

    /** The largest ε refuted, seed by seed, ascending. */
    double[] epsilons(int seeds) {
        return LongStream.range(0, seeds)
                .parallel()
                .mapToDouble(this::epsilon)
                .sorted()
                .toArray();
    }

    private double epsilon(long seed) {
        Hospital hospital = new Hospital();
        Table fresh = hospital.sample(ROWS + CANARIES, 2 * seed + 1);
        SplittableRandom random = new SplittableRandom(seed);
        return CanaryAudit.run(
                        hospital.sample(ROWS, 2 * seed),
                        CANARIES,
                        GUESSES,
                        seed,
                        training -> generator.of(training, fresh, random))
                .epsilon();
    }

    /** A line of the table. */
    String line(double[] epsilons) {
        Rate found = found(epsilons);
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.2f | %s | %s |%n",
                name,
                epsilons.length,
                epsilons[epsilons.length / 2],
                found,
                holds(epsilons) ? "yes" : "**no**");
    }

    boolean holds(double[] epsilons) {
        Rate found = found(epsilons);
        return leaks ? found.hits() == found.trials() : found.lower() <= ERROR;
    }

    private static Rate found(double[] epsilons) {
        return new Rate(
                (int) Arrays.stream(epsilons).filter(epsilon -> epsilon > 0).count(), epsilons.length);
    }

    @Override
    public String toString() {
        return name;
    }
}
