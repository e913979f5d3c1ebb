package dev.synth.eval.cases;

import dev.synth.table.ColumnSchema;
import dev.synth.table.Role;
import dev.synth.table.Table;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A way to draw the three tables of a case. */
interface Scenario {
    Trial draw(Sizes sizes, long seed);

    /** A generator that learnt the population and nobody in it. */
    static Scenario honest(Population population) {
        return made(population, (training, fresh, random) -> fresh);
    }

    /** A release of honest rows, edited as a whole. */
    static Scenario made(Population population, Release release) {
        return (sizes, seed) -> {
            Draw draw = Draw.of(population, sizes, seed);
            return draw.trial(release.of(draw.training, draw.fresh, draw.random), 0);
        };
    }

    /** An honest release in which some rows are replaced by training rows, edited. */
    static Scenario leak(Population population, Pick pick, Edit edit) {
        return (sizes, seed) -> {
            Draw draw = Draw.of(population, sizes, seed);
            int[] picked = pick.rows(draw.training, draw.random);
            int planted = Math.min(picked.length, draw.fresh.rowCount());
            Table copies = draw.training.rows(Arrays.copyOf(picked, planted));
            Table leak = edit.apply(copies, draw.fresh.slice(0, planted), draw.training, draw.random);
            Table synthetic = leak.append(draw.fresh.slice(planted, draw.fresh.rowCount()));
            return draw.trial(synthetic, units(copies, picked));
        };
    }

    /** The same case with the synthetic rows, their columns and their levels in another order. */
    default Scenario permuted() {
        return (sizes, seed) -> {
            Trial trial = draw(sizes, seed);
            Table permuted = Columns.permuted(trial.synthetic(), new SplittableRandom(seed));
            return new Trial(trial.training(), trial.holdout(), permuted, trial.leaked());
        };
    }

    /** The same case with another holdout. */
    default Scenario withHoldout(HoldoutEdit edit) {
        return (sizes, seed) -> {
            Trial trial = draw(sizes, seed);
            return new Trial(
                    trial.training(),
                    edit.of(trial.training(), trial.holdout(), new SplittableRandom(seed)),
                    trial.synthetic(),
                    trial.leaked());
        };
    }

    /** Makes a release of honest rows. */
    interface Release {
        Table of(Table training, Table fresh, SplittableRandom random);
    }

    /** Spoils a holdout; null takes it away. */
    interface HoldoutEdit {
        @Nullable
        Table of(Table training, Table holdout, SplittableRandom random);
    }

    private static int units(Table copies, int[] picked) {
        return copies.schema()
                .findRole(Role.ENTITY)
                .map(ColumnSchema::name)
                .map(name -> (int) IntStream.range(0, copies.rowCount())
                        .mapToObj(row ->
                                copies.text(copies.schema().indexOf(name)).text(row))
                        .distinct()
                        .count())
                .orElseGet(() -> (int) IntStream.of(picked).distinct().count());
    }

    /** Three independent samples of one population, the third without rare levels. */
    record Draw(Table training, Table holdout, Table fresh, SplittableRandom random) {
        private static final int STREAMS = 4;

        static Draw of(Population population, Sizes sizes, long seed) {
            Table training = population.sample(sizes.training(), STREAMS * seed);
            SplittableRandom random = new SplittableRandom(STREAMS * seed + 3);
            return new Draw(
                    training,
                    population.sample(sizes.holdout(), STREAMS * seed + 1),
                    Honest.release(population.sample(sizes.synthetic(), STREAMS * seed + 2), training, random),
                    random);
        }

        Trial trial(Table synthetic, int leaked) {
            return new Trial(training, holdout, synthetic, leaked);
        }
    }
}
