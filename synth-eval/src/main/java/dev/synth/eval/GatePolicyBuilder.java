package dev.synth.eval;

import java.util.List;

/** Changes some settings of a {@link GatePolicy}, where they are documented; {@code build()} checks them. */
public final class GatePolicyBuilder {
    private List<String> tests;
    private double alpha;
    private double boundError;
    private double exactMargin;
    private double nearMargin;
    private double attackMargin;
    private int k;
    private int searchRows;
    private int subspaceRows;

    GatePolicyBuilder(GatePolicy policy) {
        this.tests = policy.tests();
        this.alpha = policy.alpha();
        this.boundError = policy.boundError();
        this.exactMargin = policy.exactMargin();
        this.nearMargin = policy.nearMargin();
        this.attackMargin = policy.attackMargin();
        this.k = policy.k();
        this.searchRows = policy.searchRows();
        this.subspaceRows = policy.subspaceRows();
    }

    public GatePolicyBuilder tests(List<String> value) {
        this.tests = List.copyOf(value);
        return this;
    }

    public GatePolicyBuilder alpha(double value) {
        this.alpha = value;
        return this;
    }

    public GatePolicyBuilder boundError(double value) {
        this.boundError = value;
        return this;
    }

    public GatePolicyBuilder exactMargin(double value) {
        this.exactMargin = value;
        return this;
    }

    public GatePolicyBuilder nearMargin(double value) {
        this.nearMargin = value;
        return this;
    }

    public GatePolicyBuilder attackMargin(double value) {
        this.attackMargin = value;
        return this;
    }

    public GatePolicyBuilder k(int value) {
        this.k = value;
        return this;
    }

    public GatePolicyBuilder searchRows(int value) {
        this.searchRows = value;
        return this;
    }

    public GatePolicyBuilder subspaceRows(int value) {
        this.subspaceRows = value;
        return this;
    }

    /**
     * The policy.
     *
     * @throws IllegalArgumentException if a value is out of range
     */
    public GatePolicy build() {
        return new GatePolicy(
                tests, alpha, boundError, exactMargin, nearMargin, attackMargin, k, searchRows, subspaceRows);
    }
}
