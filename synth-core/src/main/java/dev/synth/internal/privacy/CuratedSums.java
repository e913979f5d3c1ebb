package dev.synth.internal.privacy;

import java.util.Arrays;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Sums that are paid for step by step, with discrete Gaussian noise. */
final class CuratedSums implements SampledSums {
    private static final String MECHANISM = "discrete Gaussian on a Poisson sample";

    private final PrivacyAccount account;
    private final SampledSumsPlan plan;
    private final int[] entities;
    private final RandomGenerator bits;
    private final RenyiCost cost;
    private final double share;
    private boolean drawn;

    /**
     * Sums over a table.
     *
     * @param entities the entity of each row, from 0; none has more rows than the plan says
     * @param bits that nobody can foresee
     */
    CuratedSums(PrivacyAccount account, SampledSumsPlan plan, int[] entities, RandomGenerator bits) {
        this.account = account;
        this.plan = plan;
        this.entities = entities.clone();
        this.bits = bits;
        this.cost = RenyiCost.remembered(RenyiCost.sampledDiscreteGaussian(plan.rate(), plan.multiplier()));
        this.share = account.shareOfError(plan.error());
    }

    @Override
    public boolean canDraw(int steps) {
        return account.affords(cost.times(steps), steps * share);
    }

    @Override
    public int[] draw() {
        String query = String.format(
                Locale.ROOT,
                "the sum of the critic's gradients, each cut to length 1, over a sample of %.4g of the entities",
                plan.rate());
        account.pay(MECHANISM, query, plan.sensitivity(), plan.deviation(), cost, share);
        drawn = true;
        boolean[] chosen = coins(Arrays.stream(entities).max().orElse(-1) + 1);
        int[] rows = new int[entities.length];
        int count = 0;
        for (int row = 0; row < rows.length; row++) {
            if (chosen[entities[row]]) {
                rows[count++] = row;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private boolean[] coins(int count) {
        byte[] drawn = new byte[2 * count];
        bits.nextBytes(drawn);
        boolean[] heads = new boolean[count];
        for (int entity = 0; entity < count; entity++) {
            int coin = (drawn[2 * entity] & 0xFF) << Byte.SIZE | drawn[2 * entity + 1] & 0xFF;
            heads[entity] = coin < plan.chosenOf65536();
        }
        return heads;
    }

    @Override
    public void release(double[] sum) {
        if (!drawn) {
            throw new IllegalStateException("a sum over one sample can be released once; draw first");
        }
        if (sum.length != plan.size()) {
            throw new IllegalArgumentException("the sum has " + sum.length + " numbers, not " + plan.size());
        }
        for (double x : sum) {
            if (!Double.isFinite(x)) {
                throw new IllegalArgumentException("the sum is not finite");
            }
        }
        drawn = false;
        double grid = plan.grid();
        GaussianTable noise = GaussianTable.standard();
        for (int i = 0; i < sum.length; i++) {
            sum[i] = (Math.round(sum[i] / grid) + noise.draw(bits)) * grid;
        }
    }
}
