package dev.synth.eval;

import org.jspecify.annotations.Nullable;

/**
 * Classifier two-sample tests, as {@code 1 − (2·max(½, AUC) − 1)}: 1 if a classifier cannot tell S from T, 0 if it
 * always can.
 *
 * @param logistic score against a logistic regression
 * @param trees score against gradient-boosted trees
 * @param logisticReference the logistic score of H against T; null without a holdout
 * @param treesReference the trees' score of H against T; null without a holdout
 * @param logisticIndependent the logistic score of T's columns shuffled one by one
 * @param treesIndependent the trees' score of T's columns shuffled one by one
 * @param columns how many columns the classifiers were shown; of more than 200, that many are drawn at random
 * @param rows how many rows of each of the two tables they were shown; of more than 20,000, that many are drawn at random
 */
public record Detection(
        double logistic,
        double trees,
        @Nullable Double logisticReference,
        @Nullable Double treesReference,
        double logisticIndependent,
        double treesIndependent,
        int columns,
        int rows) {}
