/** The release gate's statistics: which evidence there is that synthetic rows were copied from training rows. */
@NullMarked
package dev.synth.eval.internal.leakage;

import org.jspecify.annotations.NullMarked;
