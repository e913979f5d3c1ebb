package dev.synth.io;

import dev.synth.table.Rule;

/**
 * A rule that all rows of a table keep, and why that is no coincidence.
 *
 * @param reason the evidence, in words; no value of the table but names of levels that many rows hold
 */
public record RuleProposal(Rule rule, String reason) {}
