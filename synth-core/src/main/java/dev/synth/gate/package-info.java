/** The port of the release gate: what it is shown, what it answers. */
@NullMarked
package dev.synth.gate;

import org.jspecify.annotations.NullMarked;
