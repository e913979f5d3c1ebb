/**
 * A private copy of a table: noisy marginals, a tree of pairs fitted to them, rows drawn from it; and the accounts kept of
 * every look at the original.
 */
@NullMarked
package dev.synth.internal.privacy;

import org.jspecify.annotations.NullMarked;
