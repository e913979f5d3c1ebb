/** What differential privacy promises and what it cost: budgets and ledgers, plain values that any package may hold. */
@NullMarked
package dev.synth.privacy;

import org.jspecify.annotations.NullMarked;
