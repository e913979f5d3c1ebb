package dev.synth.internal.network;

import dev.synth.internal.encode.EncodedTable;
import dev.synth.internal.privacy.SampledSums;
import java.util.random.RandomGenerator;

/**
 * The rows of a table that a critic may look at under a promise of differential privacy.
 *
 * @param table as codes, each row's codes depending on that row alone
 * @param sums the only way by which anything of it gets out
 * @param coins that nobody can foresee: what befalls a row must not tell how many rows came before it
 */
public record RealRows(EncodedTable table, SampledSums sums, RandomGenerator coins) {}
