package dev.synth.eval;

/**
 * Whether a model trained on S predicts real rows as well as one trained on T does; both are tested on H.
 *
 * @param target the predicted column
 * @param declared whether the schema names the target; otherwise the last column that can be one was taken
 * @param metric {@code auc} (binary), {@code macroF1} (several classes) or {@code r2} (numbers)
 * @param tstr trained on synthetic, tested on real
 * @param trtr trained on real, tested on real
 * @param independent trained on T's columns shuffled one by one, tested on real
 * @param syntheticRows how many rows of S were trained on; of more than 50,000, that many are drawn at random
 * @param trainingRows the same of T
 * @param holdoutRows how many rows of H were predicted: those with a target that T knows
 */
public record Utility(
        String target,
        boolean declared,
        String metric,
        double tstr,
        double trtr,
        double independent,
        int syntheticRows,
        int trainingRows,
        int holdoutRows) {}
