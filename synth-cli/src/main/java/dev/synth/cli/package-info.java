/** The {@code synth} command. */
@NullMarked
package dev.synth.cli;

import org.jspecify.annotations.NullMarked;
