package dev.synth.benchmarks.kernels;

/**
 * The floating-point operations that one training step cannot do without: its matrix products. A product of an a × b with a
 * b × d matrix counts 2·a·b·d (a multiplication and an addition per term).
 *
 * <p>With B rows a step, p of them in a pack and so m = B / p packs; n = latent + known inputs and hidden width h of
 * the generator, o its outputs; w = p·(features + told) inputs and hidden width k of the critic:
 *
 * <table>
 * <caption>Products of one step</caption>
 * <tr><td>generator, forward</td><td>2B·(nh + (n+h)h + (n+2h)o)</td></tr>
 * <tr><td>generator, backward to its weights</td><td>the same again</td></tr>
 * <tr><td>generator, backward to its hidden layers</td><td>2B·(h² + 2ho): not to noise and what is known</td></tr>
 * <tr><td>critic on real and generated packs, forward</td><td>4m·(wk + k² + k)</td></tr>
 * <tr><td>critic on them, backward to its weights</td><td>the same again</td></tr>
 * <tr><td>critic on them, backward to its hidden layers</td><td>4m·(k² + k): not to the rows</td></tr>
 * <tr><td>critic on interpolated packs, forward</td><td>2m·(wk + k²): slopes, no score</td></tr>
 * <tr><td>penalty, gradient ((w₃ ⊙ s₂)W₂ᵀ ⊙ s₁)W₁ᵀ</td><td>2m·(k² + kw)</td></tr>
 * <tr><td>penalty, backward to the weights and through both products</td><td>4m·(k² + kw)</td></tr>
 * <tr><td>critic on generated packs for the generator, forward</td><td>2m·(wk + k² + k)</td></tr>
 * <tr><td>critic for the generator, backward to the features</td><td>2m·(k + k² + k·p·features)</td></tr>
 * </table>
 *
 * <p>Not counted, because the method could do without, or because they are no products: sums over
 * a field's values (products with 0/1 matrices), normalisation, softmax, random numbers, optimiser, averaging, encoding.
 *
 * @param rows B, per step
 * @param pack p, rows that the critic judges together; divides {@code rows}
 * @param latent noise per row
 * @param known width of what the generator knows of a row
 * @param told width of what the critic is told of what was known
 * @param features width of a row as the critic sees it
 * @param outputs o, numbers that the generator puts out per row
 * @param generatorWidth h, units in each of the generator's two hidden layers
 * @param criticWidth k, units in each of the critic's two hidden layers
 */
record StepArithmetic(
        int rows,
        int pack,
        int latent,
        int known,
        int told,
        int features,
        int outputs,
        int generatorWidth,
        int criticWidth) {

    StepArithmetic {
        if (pack < 1 || rows % pack != 0) {
            throw new IllegalArgumentException("rows (" + rows + ") must be a multiple of pack (" + pack + ").");
        }
    }

    /** Operations of one step. */
    double operations() {
        return generatorForward() + generatorBackward() + criticLoss() + penalty() + generatorLoss();
    }

    double generatorForward() {
        double inputs = (double) latent + known;
        double h = generatorWidth;
        return 2.0 * rows * (inputs * h + (inputs + h) * h + (inputs + 2 * h) * outputs);
    }

    double generatorBackward() {
        double h = generatorWidth;
        return generatorForward() + 2.0 * rows * (h * h + 2 * h * outputs);
    }

    /** The critic on real and generated packs, forward and backward. */
    double criticLoss() {
        double k = criticWidth;
        return 4.0 * packs() * (2 * (layer1() + k * k + k) + k * k + k);
    }

    /** The gradient penalty at interpolated packs, forward and backward. */
    double penalty() {
        double k = criticWidth;
        return 2.0 * packs() * (layer1() + k * k) + 6.0 * packs() * (k * k + layer1());
    }

    /** What the critic says of the generated packs, forward, and backward to their features. */
    double generatorLoss() {
        double k = criticWidth;
        double forward = layer1() + k * k + k;
        double backward = k + k * k + k * pack * features;
        return 2.0 * packs() * (forward + backward);
    }

    private double packs() {
        return (double) rows / pack;
    }

    private double layer1() {
        return (double) pack * (features + told) * criticWidth;
    }
}
